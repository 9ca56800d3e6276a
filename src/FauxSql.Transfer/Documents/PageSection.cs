namespace FauxSql.Transfer.Documents;

/// <summary>What a part of a page is about.</summary>
internal enum PageSection
{
    /// <summary>The table, right below its heading.</summary>
    Body,

    /// <summary>The primary key.</summary>
    Key,

    /// <summary>An index.</summary>
    Index,

    /// <summary>Access patterns.</summary>
    Patterns,

    /// <summary>The attributes.</summary>
    Attributes,

    /// <summary>An enum or record that attributes hold.</summary>
    Type,

    /// <summary>The relationships, all of them.</summary>
    Relationships,

    /// <summary>One relationship.</summary>
    Relationship,

    /// <summary>The rules that do not apply.</summary>
    Suppressions,

    /// <summary>Something else.</summary>
    Other,
}
