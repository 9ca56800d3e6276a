namespace FauxSql.Errors;

/// <summary>An insert found an item with the same key. Save or Put replaces it.</summary>
public sealed class ItemExistsException : FauxSqlException
{
    internal ItemExistsException(string entity, string key, object? stored) : base($"{entity} {key} exists already")
    {
        Entity = entity;
        Stored = stored;
    }

    /// <summary>The entity's name.</summary>
    public string Entity { get; }

    /// <summary>The stored entity, or <see langword="null"/> when the service did not tell.</summary>
    public object? Stored { get; }
}
