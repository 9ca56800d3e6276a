using FauxSql.Schema;

namespace FauxSql.Transfer.Scaffolding;

/// <summary>An entity that is to be written.</summary>
/// <param name="Name">Its name, such as <c>Order</c>.</param>
/// <param name="Source">What it was made of, as the source names it, such as the table <c>Orders</c>.</param>
/// <param name="Pattern">The access pattern that the primary key serves, or <see langword="null"/> when the key says it.</param>
/// <param name="Properties">The stored properties, in the order of the source.</param>
/// <param name="Navigations">The navigations.</param>
/// <param name="Patterns">Access patterns that nothing serves yet.</param>
public sealed record EntityDraft(
    string Name, string Source, string? Pattern, IReadOnlyList<PropertyDraft> Properties, IReadOnlyList<NavigationDraft> Navigations, IReadOnlyList<PatternDraft> Patterns)
{
    /// <summary>The table's name, or <see langword="null"/> for the plural of the entity's.</summary>
    public string? Table { get; init; }

    /// <summary>The attribute that tells its subtypes apart, or <see langword="null"/> when it has none.</summary>
    public string? Discriminator { get; init; }

    /// <summary>How its table is billed, or <see langword="null"/> where the model does not say it.</summary>
    public BillingSchema? Billing { get; init; }

    /// <summary>Whether its table is protected against deletion, or <see langword="null"/> where the model does not say it.</summary>
    public bool? IsDeletionProtected { get; init; }

    /// <summary>Its subtypes.</summary>
    public IReadOnlyList<SubtypeDraft> Subtypes { get; init; } = [];

    /// <summary>The rules that do not apply to it.</summary>
    public IReadOnlyList<SuppressionDraft> Suppressions { get; init; } = [];

    /// <summary>The partition key.</summary>
    public PropertyDraft Partition => Properties.Single(property => property.Part == KeyPart.Partition);

    /// <summary>The sort key, or <see langword="null"/>.</summary>
    public PropertyDraft? Sort => Properties.SingleOrDefault(property => property.Part == KeyPart.Sort);
}
