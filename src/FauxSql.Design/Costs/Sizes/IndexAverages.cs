namespace FauxSql.Design.Costs.Sizes;

/// <summary>The averages of an index.</summary>
/// <param name="Items">How many items are in it.</param>
/// <param name="Bytes">The average size of their entries in bytes.</param>
/// <param name="PerKey">How many have the same partition key, on average over the keys.</param>
public sealed record IndexAverages(double Items, double Bytes, double PerKey);
