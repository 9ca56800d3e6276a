using FauxSql.Schema;

namespace FauxSql.Transfer.Documents;

/// <summary>An access pattern.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Description">What is asked.</param>
/// <param name="Status">Its status.</param>
/// <param name="Source">What serves it, as far as the page says so.</param>
/// <param name="ServedBy">The index or the method.</param>
/// <param name="Job">The job that it belongs to.</param>
internal sealed record PatternLine(int Line, string Description, AccessPatternStatus Status, AccessPatternSource Source, string? ServedBy, string? Job);
