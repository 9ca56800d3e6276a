namespace FauxSql.Transfer.Scaffolding;

/// <summary>How the values of a property are unique.</summary>
/// <param name="Within">The property within whose value they are, or <see langword="null"/> for all items.</param>
/// <param name="IgnoresCase">Whether case does not tell them apart.</param>
/// <param name="IgnoresBlanks">Whether blanks do not.</param>
public sealed record UniqueDraft(string? Within, bool IgnoresCase, bool IgnoresBlanks = false);
