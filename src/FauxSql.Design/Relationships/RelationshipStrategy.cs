namespace FauxSql.Design.Relationships;

/// <summary>How a relationship is kept.</summary>
public enum RelationshipStrategy
{
    /// <summary>The target holds the source's key in an attribute; an index finds the targets of a source.</summary>
    ForeignKey,

    /// <summary>The target's partition key is the source's key, and a sort key tells the targets of one source apart.</summary>
    CompositeKey,

    /// <summary>Both have the same primary key.</summary>
    SameKey,

    /// <summary>The target is kept within the source's item.</summary>
    Embedded,

    /// <summary>An entity of its own holds the keys of both.</summary>
    LinkEntity,
}
