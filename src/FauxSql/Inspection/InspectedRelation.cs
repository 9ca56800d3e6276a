namespace FauxSql.Inspection;

/// <summary>What a navigation of an item leads to.</summary>
/// <param name="Name">The navigation, such as <c>Items</c>; of a link the entity that it leads to.</param>
/// <param name="Entity">The entity of <paramref name="Items"/>: the target, or the link entity that leads to it.</param>
/// <param name="IsMany">Whether it is a list.</param>
/// <param name="Value">The value that was looked up, or <see langword="null"/> when the item refers to nothing.</param>
/// <param name="Items">What was found. Nothing for a value of a navigation to one item says that it refers to an item that is not there.</param>
/// <param name="HasMore">Whether there are more than were wanted.</param>
public sealed record InspectedRelation(string Name, string Entity, bool IsMany, string? Value, IReadOnlyList<InspectedItem> Items, bool HasMore);
