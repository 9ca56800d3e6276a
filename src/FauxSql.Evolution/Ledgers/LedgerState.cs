using FauxSql.Evolution.Steps;
using FauxSql.Layouts;
using FauxSql.Schema;

namespace FauxSql.Evolution.Ledgers;

/// <summary>What earlier changes wrote down.</summary>
/// <param name="Tables">Each table as it was left, by its physical name.</param>
/// <param name="Entities">Each entity as it was last applied, by its name.</param>
/// <param name="Todos">Work on items that was begun and is not done.</param>
/// <param name="Waiting">Runs that did what they could and wait until others have changed the tables.</param>
internal sealed record LedgerState(
    IReadOnlyDictionary<string, PhysicalTable> Tables, IReadOnlyDictionary<string, EntitySchema> Entities, IReadOnlyList<Todo> Todos, IReadOnlyList<RunEntry> Waiting)
{
    /// <summary>Whether a run that waits has done a step for this model. Another model may have changed since what items have.</summary>
    public bool IsDone(ChangeStep step, DatabaseSchema schema) =>
        Waiting.Count > 0 && RunEntry.ModelOf(schema) is var model && Waiting.Any(run => run.Model == model && run.HasDone(step));
}
