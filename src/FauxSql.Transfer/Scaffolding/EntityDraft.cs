namespace FauxSql.Transfer.Scaffolding;

/// <summary>An entity that is to be written.</summary>
/// <param name="Name">Its name, such as <c>Order</c>.</param>
/// <param name="Source">What it was made of, as the source names it, such as the table <c>Orders</c>.</param>
/// <param name="Pattern">The access pattern that the primary key serves.</param>
/// <param name="Properties">The stored properties, in the order of the source.</param>
/// <param name="Navigations">The navigations.</param>
/// <param name="Questions">Access patterns that people have to decide on.</param>
public sealed record EntityDraft(
    string Name, string Source, string Pattern, IReadOnlyList<PropertyDraft> Properties, IReadOnlyList<NavigationDraft> Navigations, IReadOnlyList<string> Questions)
{
    /// <summary>The partition key.</summary>
    public PropertyDraft Partition => Properties.Single(property => property.Part == KeyPart.Partition);

    /// <summary>The sort key, or <see langword="null"/>.</summary>
    public PropertyDraft? Sort => Properties.SingleOrDefault(property => property.Part == KeyPart.Sort);
}
