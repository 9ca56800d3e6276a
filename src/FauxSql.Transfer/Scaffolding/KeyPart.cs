namespace FauxSql.Transfer.Scaffolding;

/// <summary>What a property is in the primary key.</summary>
public enum KeyPart
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The partition key.</summary>
    Partition,

    /// <summary>The sort key.</summary>
    Sort,
}
