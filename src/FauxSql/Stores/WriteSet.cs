namespace FauxSql.Stores;

/// <summary>Writes that happen together or not at all. One alone is a single operation, unless it is a check; more are a transaction.</summary>
internal sealed record WriteSet(IReadOnlyList<Write> Writes);
