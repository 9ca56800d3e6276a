namespace FauxSql.Transfer.Scaffolding;

/// <summary>An enum, or a record that is stored within items.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Members">The members of an enum; none for a record.</param>
/// <param name="Properties">What a record holds.</param>
public sealed record TypeDraft(string Name, IReadOnlyList<string> Members, IReadOnlyList<PropertyDraft> Properties);
