namespace FauxSql.Transfer.Scaffolding;

/// <summary>A navigation that is to be written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Target">The entity that it leads to.</param>
/// <param name="IsMany">Whether it is a list.</param>
/// <param name="Via">The reference that it follows, as code, where there are several; otherwise <see langword="null"/>.</param>
/// <param name="Through">The link entity of an M:N relationship, or <see langword="null"/>.</param>
public sealed record NavigationDraft(string Name, string Target, bool IsMany, string? Via, string? Through);
