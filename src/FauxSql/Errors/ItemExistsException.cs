using FauxSql.Writes;

namespace FauxSql.Errors;

/// <summary>An insert found an item with the same key. Save or Put replaces it.</summary>
public sealed class ItemExistsException : FauxSqlException
{
    internal ItemExistsException(string entity, string key, StoredEntity stored) : base($"{entity} {key} exists already", stored.Unreadable)
    {
        Entity = entity;
        Stored = stored.Entity;
    }

    /// <summary>The entity's name.</summary>
    public string Entity { get; }

    /// <summary>The stored entity, or <see langword="null"/> when the service did not tell, or when it does not fit the model, which <see cref="Exception.InnerException"/> then says.</summary>
    public object? Stored { get; }
}
