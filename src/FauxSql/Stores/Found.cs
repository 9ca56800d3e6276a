namespace FauxSql.Stores;

/// <summary>What one read found: the rows, and the items made of them.</summary>
internal sealed record Found<T>(Rows Rows, IReadOnlyList<T> Items);
