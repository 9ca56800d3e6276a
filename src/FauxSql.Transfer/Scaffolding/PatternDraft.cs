using FauxSql.Schema;

namespace FauxSql.Transfer.Scaffolding;

/// <summary>An access pattern that nothing serves yet.</summary>
/// <param name="Description">What is asked.</param>
/// <param name="Status">Whether it is planned or potential.</param>
/// <param name="Job">The job that it belongs to, or <see langword="null"/>.</param>
public sealed record PatternDraft(string Description, AccessPatternStatus Status, string? Job = null);
