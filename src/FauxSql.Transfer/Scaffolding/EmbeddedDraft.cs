namespace FauxSql.Transfer.Scaffolding;

/// <summary>That a property is related data kept within the item.</summary>
/// <param name="Max">The most elements, or <see langword="null"/> when that is not said.</param>
/// <param name="Because">Why it is kept so, or <see langword="null"/>.</param>
public sealed record EmbeddedDraft(int? Max, string? Because);
