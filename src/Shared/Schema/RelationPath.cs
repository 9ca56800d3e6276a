namespace FauxSql.Schema;

/// <summary>How related items are found.</summary>
public enum RelationPath
{
    /// <summary>N:1: this entity holds the target's primary key; a GetItem.</summary>
    ForeignKey,

    /// <summary>1:N by composite key: the target's partition key is this entity's key; a Query of the table.</summary>
    Partition,

    /// <summary>1:N (or 1:1) by foreign-key index: a Query of the target's index.</summary>
    Index,

    /// <summary>1:1: the target has the same primary key; a GetItem.</summary>
    SameKey,

    /// <summary>M:N: a link entity holds both keys; a Query of the link entity or of its index, then a BatchGetItem of the targets.</summary>
    Through,
}
