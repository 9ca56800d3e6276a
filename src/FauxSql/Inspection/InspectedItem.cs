using System.Text.Json;

namespace FauxSql.Inspection;

/// <summary>A stored item, and what is related to it.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Key">Its primary key as texts show it, such as <c>O456/I1</c>.</param>
/// <param name="Item">All attributes by their stored names but those of FauxSql's own, as plain JSON: numbers as numbers, sets as arrays, binary as Base64 text.</param>
/// <param name="Related">What was asked for with it, in that order.</param>
public sealed record InspectedItem(string Entity, string Key, JsonElement Item, IReadOnlyList<InspectedRelation> Related);
