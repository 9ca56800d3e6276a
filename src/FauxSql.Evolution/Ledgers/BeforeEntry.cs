using FauxSql.Schema;

namespace FauxSql.Evolution.Ledgers;

/// <summary>What an entity was before a run changed it.</summary>
/// <param name="Entity">The entity's name.</param>
/// <param name="Schema">What it was, or <see langword="null"/>.</param>
/// <param name="IsUnknown">Whether it had a table that FauxSql knew nothing of; otherwise, without a schema, it is new.</param>
internal sealed record BeforeEntry(string Entity, EntitySchema? Schema, bool IsUnknown);
