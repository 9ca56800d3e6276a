namespace FauxSql.Testing;

/// <summary>What was sent has not cost what it should. The message says what differs, and lists the requests.</summary>
public sealed class CostException : Exception
{
    internal CostException(string message) : base(message)
    {
    }
}
