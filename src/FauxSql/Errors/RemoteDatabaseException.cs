namespace FauxSql.Errors;

/// <summary>An operation that only local databases allow, such as creating tables from application code, was asked of another one.</summary>
public sealed class RemoteDatabaseException : FauxSqlException
{
    internal RemoteDatabaseException(string message) : base(message)
    {
    }
}
