namespace FauxSql.Design.Costs.Sizes;

/// <summary>The averages of an entity's items.</summary>
/// <param name="Items">How many there are.</param>
/// <param name="Bytes">Their average size in bytes, names included.</param>
/// <param name="PerKey">How many have the same partition key, on average over the keys.</param>
/// <param name="KeyBytes">The average size of the values of the primary key.</param>
/// <param name="Indexes">The averages of its indexes, by their names.</param>
public sealed record EntityAverages(double Items, double Bytes, double PerKey, double KeyBytes, IReadOnlyDictionary<string, IndexAverages> Indexes);
