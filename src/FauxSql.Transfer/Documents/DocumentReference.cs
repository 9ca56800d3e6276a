namespace FauxSql.Transfer.Documents;

/// <summary>A foreign key that pages describe.</summary>
internal sealed record DocumentReference(DocumentedEntity Holder, string Attribute, DocumentedEntity Target)
{
    public string? Because { get; init; }

    public bool IsEnforced { get; init; }

    /// <summary>The navigations that follow it, or <see langword="null"/> when no page says whether there are any.</summary>
    public IReadOnlyList<NavigationLine>? Navigations { get; init; }
}
