namespace FauxSql.Transfer.Documents;

/// <summary>How a relationship is kept.</summary>
internal enum RelationshipStrategy
{
    /// <summary>The page does not say it.</summary>
    Unknown,

    /// <summary>The many hold the key of the one.</summary>
    ForeignKey,

    /// <summary>The key of the one is the partition key of the many.</summary>
    CompositeKey,

    /// <summary>Both have one key.</summary>
    SameKey,

    /// <summary>The many are kept within the one.</summary>
    Embedded,

    /// <summary>An entity of its own holds both keys.</summary>
    LinkEntity,
}
