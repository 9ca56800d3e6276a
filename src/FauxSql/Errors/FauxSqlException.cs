namespace FauxSql.Errors;

/// <summary>The root of all exceptions that FauxSql throws for what it met in data, service or model.</summary>
public abstract class FauxSqlException : Exception
{
    private protected FauxSqlException(string message, Exception? innerException = null) : base(message, innerException)
    {
    }
}
