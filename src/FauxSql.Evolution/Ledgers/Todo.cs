namespace FauxSql.Evolution.Ledgers;

/// <summary>Work on items that a plan began and that is not done. The tables do not show that it is needed, so the ledger remembers it.</summary>
/// <param name="Kind">The name of the step's type.</param>
/// <param name="Entity">The entity.</param>
/// <param name="Attribute">The attribute.</param>
internal sealed record Todo(string Kind, string Entity, string Attribute);
