using FauxSql.Schema;

namespace FauxSql.Transfer.Documents;

/// <summary>What a page says of an entity.</summary>
internal sealed class EntityDocument(string file, int line, string table)
{
    public string File => file;

    public int Line => line;

    public string Table => table;

    /// <summary>The entity's full name in C#, where the page says it, as those do that FauxSql writes.</summary>
    public string? ClrType { get; set; }

    /// <summary>The entity's name, where it was given one already.</summary>
    public string? Name { get; init; }

    public KeyDocument Key { get; } = new();

    public BillingSchema? Billing { get; set; }

    public bool? IsDeletionProtected { get; set; }

    public List<IndexDocument> Indexes { get; } = [];

    public List<PatternLine> Patterns { get; } = [];

    public List<AttributeRow> Attributes { get; } = [];

    public List<TypeDocument> Types { get; } = [];

    public List<RelationshipDocument> Relationships { get; } = [];

    public List<SuppressionLine> Suppressions { get; } = [];

    public List<PageHeading> Unread { get; } = [];
}
