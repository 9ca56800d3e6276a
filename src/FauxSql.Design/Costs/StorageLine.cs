namespace FauxSql.Design.Costs;

/// <summary>What a table stores, as it is billed: 100 bytes are added to each item and to each index entry.</summary>
/// <param name="Entity">The entity, or <c>UniqueKeys</c> for the claims to unique values.</param>
/// <param name="Items">How many items.</param>
/// <param name="TableBytes">The bytes of the table.</param>
/// <param name="IndexBytes">The bytes of its indexes.</param>
public sealed record StorageLine(string Entity, double Items, double TableBytes, double IndexBytes);
