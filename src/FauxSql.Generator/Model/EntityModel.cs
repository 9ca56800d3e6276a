using FauxSql.Naming;
using FauxSql.Schema;

namespace FauxSql.Generator.Model;

// Keys, indexes, references and relations name attributes, as they are stored.
internal sealed record EntityModel(TypeModel Type, string TableName, string PartitionKey, string? SortKey)
{
    // The entity of which it is what an index holds, if it is no entity itself.
    public TypeModel? Whole { get; init; }

    // For an abstract entity: the attribute that tells its subtypes apart.
    public string? Discriminator { get; init; }

    // Its subtypes, once they are known.
    public ValueList<SubtypeModel> Subtypes { get; init; } = [];

    public BillingSchema? Billing { get; init; }

    public bool? IsDeletionProtected { get; init; }

    public string? KeyPattern { get; init; }

    public ValueList<IndexSchema> Indexes { get; init; } = [];

    public ValueList<string?> IndexPatterns { get; init; } = [];

    public ValueList<ReferenceSchema> References { get; init; } = [];

    // Full names of the types referred to, in step with References.
    public ValueList<string> ReferenceTypes { get; init; } = [];

    public ValueList<RelatedModel> Related { get; init; } = [];

    // How each navigation is served, once that is known of all entities.
    public ValueList<RelationSchema> Relations { get; init; } = [];

    // Whether a navigation goes through it, once that is known of all entities.
    public bool IsLink { get; init; }

    // The changes of its items, once they are known, by their numbers.
    public ValueList<ChangeModel> Changes { get; init; } = [];

    public ValueList<SuppressionSchema> Suppressions { get; init; } = [];

    public ValueList<AccessPatternSchema> Patterns { get; init; } = [];

    // Its own, and those that its subtypes have, which include them.
    public IEnumerable<PropertyModel> AllProperties => Type.Properties.Concat(Subtypes.SelectMany(subtype => subtype.Type.Properties));

    // The table's name in C#.
    public string Table => ModelNames.Identifier(TableName);

    public string TableClass => $"{Type.Prefix}{Table}Table";

    public PropertyModel Property(string attribute) => Type.Properties.First(property => property.Attribute == attribute);
}
