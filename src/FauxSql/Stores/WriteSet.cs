namespace FauxSql.Stores;

/// <summary>
/// Writes that happen together or not at all. One alone is a single operation, unless it is a check or the set has a token; more are a
/// transaction.
/// </summary>
/// <param name="Writes">The writes, at least one.</param>
/// <param name="Token">Makes a transaction that is sent again within ten minutes happen once, or null for a token of its own.</param>
internal sealed record WriteSet(IReadOnlyList<Write> Writes, string? Token = null)
{
    public bool IsTransaction => Writes is not [not Write.Check] || Token is not null;
}
