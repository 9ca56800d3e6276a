namespace FauxSql.Evolution.Ledgers;

/// <summary>Work on items that a plan began and that is not done. The tables do not show that it is needed, so the ledger remembers it.</summary>
/// <param name="Kind">The name of the step's type, or <see cref="CopyMissing"/>.</param>
/// <param name="Entity">The entity.</param>
/// <param name="Attribute">The attribute.</param>
internal sealed record Todo(string Kind, string Entity, string Attribute)
{
    /// <summary>The kind of a <see cref="Steps.CopyValues"/> that leaves what items have: once the entity is known, nothing else tells that the name they are copied from does not count.</summary>
    public const string CopyMissing = "CopyMissing";
}
