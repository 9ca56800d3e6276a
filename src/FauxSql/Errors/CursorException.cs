namespace FauxSql.Errors;

/// <summary>A page's cursor that is damaged, or belongs to another query or database. Start from the first page.</summary>
public sealed class CursorException : FauxSqlException
{
    internal CursorException(string message, Exception? innerException = null) : base(message, innerException)
    {
    }
}
