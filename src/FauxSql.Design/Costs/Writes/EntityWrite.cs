namespace FauxSql.Design.Costs.Writes;

/// <summary>A write of an entity's items.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Verb">What is done.</param>
/// <param name="Changes">The stored names of the attributes whose values change; of an insertion and a deletion none are named.</param>
/// <param name="Count">How many items, in one transaction.</param>
public sealed record EntityWrite(string Entity, WriteVerb Verb, IReadOnlyList<string> Changes, double Count);
