namespace FauxSql.Schema;

/// <summary>What an attribute is for, beside holding data.</summary>
[Flags]
public enum AttributeRole
{
    /// <summary>Nothing but data.</summary>
    None = 0,

    /// <summary>The version that optimistic locking counts.</summary>
    Version = 1,

    /// <summary>The moment after which the item has expired, stored as epoch seconds.</summary>
    TimeToLive = 2,

    /// <summary>No two items have the same value.</summary>
    Unique = 4,

    /// <summary>Its value, or a part of it, is shown in no text.</summary>
    Sensitive = 8,
}
