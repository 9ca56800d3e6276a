using FauxSql.Layouts;
using FauxSql.Schema;

namespace FauxSql.Evolution.Ledgers;

/// <summary>What earlier changes wrote down.</summary>
/// <param name="Tables">Each table as it was left, by its physical name.</param>
/// <param name="Entities">Each entity as it was last applied, by its name.</param>
/// <param name="Todos">Work on items that was begun and is not done.</param>
internal sealed record LedgerState(
    IReadOnlyDictionary<string, PhysicalTable> Tables, IReadOnlyDictionary<string, EntitySchema> Entities, IReadOnlyList<Todo> Todos);
