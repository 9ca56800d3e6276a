namespace FauxSql.Evolution.Applying;

/// <summary>An attribute of an item before and after a change, as JSON without DynamoDB's names of types. Values of sensitive attributes are not told.</summary>
/// <param name="Name">The stored name.</param>
/// <param name="Before">The value, or <see langword="null"/> where the item lacks it.</param>
/// <param name="After">The same afterwards.</param>
public sealed record AttributeDifference(string Name, string? Before, string? After);
