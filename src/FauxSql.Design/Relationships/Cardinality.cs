namespace FauxSql.Design.Relationships;

/// <summary>How many items stand on the two sides of a relationship.</summary>
public enum Cardinality
{
    /// <summary>1:1.</summary>
    OneToOne,

    /// <summary>1:N.</summary>
    OneToMany,

    /// <summary>M:N.</summary>
    ManyToMany,
}
