using FauxSql.Schema;

namespace FauxSql;

/// <summary>What an access pattern sends.</summary>
/// <param name="Entity">The entity it belongs to, or <see langword="null"/> for a method that results in none.</param>
/// <param name="Pattern">The pattern.</param>
/// <param name="Plan">What it sends, or <see langword="null"/> when nothing is stored to take its arguments from.</param>
public sealed record PatternPlan(string? Entity, AccessPatternSchema Pattern, Plan? Plan);
