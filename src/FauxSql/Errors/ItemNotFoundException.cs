namespace FauxSql.Errors;

/// <summary>There is no item with the key. A retry does not help.</summary>
public sealed class ItemNotFoundException : FauxSqlException
{
    internal ItemNotFoundException(string entity, string key) : base($"There is no {entity} {key}")
    {
        Entity = entity;
        Key = key;
    }

    /// <summary>The entity's name.</summary>
    public string Entity { get; }

    /// <summary>The key, as text.</summary>
    public string Key { get; }
}
