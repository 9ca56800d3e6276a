namespace FauxSql.Errors;

/// <summary>
/// What is needed to reach AWS is missing or wrong: the Region, the credentials, or an endpoint's address. Nothing was sent; a retry does not help.
/// </summary>
public sealed class AwsSettingsException : FauxSqlException
{
    internal AwsSettingsException(string message, Exception? innerException = null) : base(message, innerException)
    {
    }
}
