namespace FauxSql.Errors;

/// <summary>Other transactions, or writes in another Region, kept changing the same items; nothing was written. A later retry helps.</summary>
public sealed class WriteConflictException : FauxSqlException
{
    internal WriteConflictException(string message) : base(message)
    {
    }
}
