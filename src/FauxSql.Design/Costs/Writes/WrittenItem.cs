namespace FauxSql.Design.Costs.Writes;

/// <summary>What the units of a write depend on of the item written.</summary>
/// <param name="Bytes">Its size.</param>
/// <param name="Entries">The sizes of its entries, in the order of the entity's indexes; null where it is not in the index.</param>
/// <param name="Has">Whether it has an attribute.</param>
internal sealed record WrittenItem(int Bytes, IReadOnlyList<int?> Entries, Func<string, bool> Has)
{
    /// <summary>The same item as it lies in a table in which it is larger.</summary>
    public WrittenItem Larger(int bytes) => new(Bytes + bytes, [.. Entries.Select(entry => entry + bytes)], Has);
}
