using FauxSql.Evolution.Steps;

namespace FauxSql.Evolution.Applying;

/// <summary>What a change would make of an item.</summary>
/// <param name="Step">The step.</param>
/// <param name="Key">The item's primary key, as text.</param>
/// <param name="Differences">The attributes that become different; none where the change does not take the item, or leaves it as it is.</param>
/// <param name="Problem">Why the change does not take the item, or <see langword="null"/>.</param>
public sealed record ItemSample(ChangeItems Step, string Key, IReadOnlyList<AttributeDifference> Differences, string? Problem);
