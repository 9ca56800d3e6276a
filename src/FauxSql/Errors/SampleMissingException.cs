namespace FauxSql.Errors;

/// <summary>An access pattern needs an example of an entity, and none is stored.</summary>
public sealed class SampleMissingException : FauxSqlException
{
    internal SampleMissingException(string entity) : base($"No {entity} is stored to take the arguments from")
    {
    }
}
