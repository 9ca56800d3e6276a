namespace FauxSql.Transfer.Documents;

/// <summary>A rule that does not apply to something: to what the page is about when no target is named.</summary>
internal sealed record SuppressionLine(int Line, string Rule, string? Target, string? Because);
