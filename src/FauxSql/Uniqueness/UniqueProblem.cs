namespace FauxSql.Uniqueness;

/// <summary>What a rebuild finds and cannot decide.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Attribute">The unique attribute.</param>
/// <param name="Value">The value in the form in which values are compared; <c>•••</c> for that of a sensitive attribute.</param>
/// <param name="Keys">The primary keys of the items: two that have one value, the first of which keeps it, or one whose value cannot be claimed.</param>
/// <param name="Problem">What is wrong.</param>
public sealed record UniqueProblem(string Entity, string Attribute, string Value, IReadOnlyList<string> Keys, string Problem);
