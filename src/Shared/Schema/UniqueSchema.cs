namespace FauxSql.Schema;

/// <summary>How the values of an attribute are unique.</summary>
/// <param name="Within">The stored name of the attribute within whose value they are, or <see langword="null"/> for the whole table.</param>
/// <param name="IgnoresCase">Whether upper and lower case are the same.</param>
/// <param name="IgnoresBlanks">Whether blanks at the ends do not count, and several in a row count as one.</param>
public sealed record UniqueSchema(string? Within, bool IgnoresCase, bool IgnoresBlanks);
