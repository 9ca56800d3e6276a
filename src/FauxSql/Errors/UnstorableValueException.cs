namespace FauxSql.Errors;

/// <summary>A value that cannot be stored as it is, such as NaN or a time of unknown zone. Nothing was sent; a retry does not help.</summary>
public sealed class UnstorableValueException : FauxSqlException
{
    internal UnstorableValueException(string message) : base(message)
    {
    }
}
