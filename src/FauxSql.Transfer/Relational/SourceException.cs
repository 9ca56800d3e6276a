namespace FauxSql.Transfer.Relational;

/// <summary>What was to be read cannot be: it is not there, locked, damaged or something else. The message says which and what to do.</summary>
public sealed class SourceException : Exception
{
    internal SourceException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
