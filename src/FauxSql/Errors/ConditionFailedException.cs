namespace FauxSql.Errors;

/// <summary>The condition of a write was false, so nothing was written.</summary>
public sealed class ConditionFailedException : FauxSqlException
{
    internal ConditionFailedException(string entity, string key, object? stored) : base($"The condition on {entity} {key} is not met")
    {
        Entity = entity;
        Stored = stored;
    }

    /// <summary>The entity's name.</summary>
    public string Entity { get; }

    /// <summary>The entity as it is stored, or <see langword="null"/> when there is none.</summary>
    public object? Stored { get; }
}
