using FauxSql.Writes;

namespace FauxSql.Errors;

/// <summary>The condition of a write was false, so nothing was written.</summary>
public sealed class ConditionFailedException : FauxSqlException
{
    internal ConditionFailedException(string entity, string key, StoredEntity stored) : base($"The condition on {entity} {key} is not met", stored.Unreadable)
    {
        Entity = entity;
        Stored = stored.Entity;
    }

    /// <summary>The entity's name.</summary>
    public string Entity { get; }

    /// <summary>The entity as it is stored, or <see langword="null"/> when there is none, or one that does not fit the model, which <see cref="Exception.InnerException"/> then says.</summary>
    public object? Stored { get; }
}
