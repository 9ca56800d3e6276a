namespace FauxSql.Errors;

/// <summary>An item over DynamoDB's 400 KB. Nothing was sent.</summary>
public sealed class ItemTooLargeException : FauxSqlException
{
    internal ItemTooLargeException(string entity, string key, int bytes, int limit)
        : base($"{entity} {key} has {bytes:N0} bytes; an item may have {limit:N0}, names included. Keep large texts elsewhere, or in items of their own.")
    {
        Entity = entity;
        Bytes = bytes;
    }

    /// <summary>The entity's name.</summary>
    public string Entity { get; }

    /// <summary>The item's size in bytes.</summary>
    public int Bytes { get; }
}
