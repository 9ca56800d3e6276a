namespace FauxSql.Transfer;

/// <summary>What was to be imported or exported cannot be. The message says what is wrong, where, and what to do.</summary>
public sealed class TransferException : Exception
{
    internal TransferException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
