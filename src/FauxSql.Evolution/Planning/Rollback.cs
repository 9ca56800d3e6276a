using FauxSql.Evolution.Ledgers;
using FauxSql.Evolution.Live;
using FauxSql.Evolution.Steps;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Evolution.Planning;

/// <summary>The way back from the last plan that was applied and not undone: a plan to what the tables were before, as far as no item is lost by it.</summary>
public sealed class Rollback
{
    private Rollback(SchemaPlan plan, string undone, IReadOnlyList<string> left)
    {
        Plan = plan;
        Undone = undone;
        Left = left;
    }

    /// <summary>The steps back.</summary>
    public SchemaPlan Plan { get; }

    /// <summary>The <see cref="SchemaPlan.Id"/> of the plan that is undone.</summary>
    public string Undone { get; }

    /// <summary>What does not become as it was, in words.</summary>
    public IReadOnlyList<string> Left { get; }

    /// <summary>The subjects of the destructive steps that lose no item: an index can be made again, and an empty table too.</summary>
    public IReadOnlyList<string> Harmless => [.. Plan.Steps.Where(step => step is DropIndex or DropTable).Select(step => step.Subject)];

    /// <summary>Finds the way back. Nothing is written.</summary>
    /// <param name="backend">The endpoint.</param>
    /// <param name="layout">How its tables are called.</param>
    /// <param name="destroy">Tables that are dropped although they hold items.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="EvolutionException">No plan was applied that is not undone, or one is half applied.</exception>
    public static async Task<Rollback> FindAsync(IBackend backend, ILayout layout, IReadOnlyCollection<string> destroy, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(backend);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(destroy);
        var nothing = new DatabaseSchema("", [], []);
        var database = new SchemaDatabase(backend, layout, nothing);
        var state = await LiveState.ReadAsync(backend, nothing, layout, cancellationToken).ConfigureAwait(false);
        var ledger = new Ledger(database);
        var runs = state.Ledger is null ? [] : await ledger.RunsAsync(cancellationToken).ConfigureAwait(false);
        var last = LastOf(runs) ?? throw new EvolutionException("There is nothing to undo: the ledger of these tables has no plan that was applied and is not undone.");

        var entities = state.Ledger!.Entities.Values.ToDictionary(entity => entity.Name, StringComparer.Ordinal);
        var left = new List<string>();
        foreach (var before in await ledger.BeforeAsync(last.Plan, cancellationToken).ConfigureAwait(false))
        {
            if (before.IsUnknown)
                left.Add($"What was changed at {before.Entity} stays: its table was made without FauxSql's ledger, so what it was before is not known.");
            else if (before.Schema is { } schema)
                entities[before.Entity] = schema;
            else if (entities.TryGetValue(before.Entity, out var added) && await KeptAsync(database, added, state, destroy, cancellationToken).ConfigureAwait(false) is { } table)
                left.Add($"Table {table} stays: it holds items, which would be lost. If that is what you want, say so with --destroy {table}.");
            else
                entities.Remove(before.Entity);
        }

        var target = new DatabaseSchema(last.Database, entities.Values.OrderBy(entity => entity.Name, StringComparer.Ordinal).ToValueList(), []);
        var plan = SchemaPlan.Of(target, layout, await LiveState.ReadAsync(backend, target, layout, cancellationToken).ConfigureAwait(false));
        left.AddRange(plan.Steps.OfType<CreateTable>().Where(step => step.Table != layout.RouteOf(layout.Claims, null).Table)
            .Select(step => $"Table {step.Table} is made again without the items that it had. They are in the backup that AWS kept for 35 days: restore it before, under the same name."));
        return new Rollback(plan, last.Plan, left);
    }

    private static RunEntry? LastOf(IReadOnlyList<RunEntry> runs) => runs.FirstOrDefault(run => run.Ended is null) switch
    {
        null => runs.Where(run => run.CanBeUndone).MaxBy(run => run.Began),
        { Undoes: { } begun } => runs.FirstOrDefault(run => run.Plan == begun), // a way back that was interrupted goes on
        { Who: var who } => throw new EvolutionException($"A plan of {who} was begun and is not done. Carry it out with 'fauxsql apply' first; then it can be undone."),
    };

    private static async Task<string?> KeptAsync(SchemaDatabase database, EntitySchema entity, LiveState state, IReadOnlyCollection<string> destroy, CancellationToken cancellationToken)
    {
        var table = database.Layout.RouteOf(entity, null).Table;
        if (!state.Tables.ContainsKey(table) || destroy.Contains(table))
            return null;
        var rows = await database.Store.ReadAsync([new Read.Range(entity, null, []) { Take = 1, IsConsistent = true }], CallContext.None, null, cancellationToken).ConfigureAwait(false);
        return rows[0].Items.Count > 0 ? table : null;
    }
}
