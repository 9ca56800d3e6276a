namespace FauxSql.Schema;

/// <summary>What serves an access pattern.</summary>
public enum AccessPatternSource
{
    /// <summary>Nothing yet.</summary>
    None,

    /// <summary>The primary key.</summary>
    Key,

    /// <summary>A global secondary index.</summary>
    Index,

    /// <summary>A method that combines several reads.</summary>
    Method,
}
