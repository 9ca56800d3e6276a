using System.Text.Json;
using FauxSql.Backends;
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
    private Rollback(SchemaPlan plan, string undone, IReadOnlyList<string> left, IReadOnlyList<string> harmless)
    {
        Harmless = harmless;
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

    /// <summary>The subjects of the destructive steps that lose no item: an index can be made again, and so can an empty table, which is looked at once more before it is dropped.</summary>
    internal IReadOnlyList<string> Harmless { get; }

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
        if (last.IsDataOnly)
            throw new EvolutionException("The last plan left the tables to others ('--data-only'), who alone take back what they did. Nothing was changed. Check the version before out, and go there with 'fauxsql plan --owner' and 'fauxsql apply --data-only'.");

        var entities = state.Ledger!.Entities.Values.ToDictionary(entity => entity.Name, StringComparer.Ordinal);
        var left = new List<string>();
        var befores = await ledger.BeforeAsync(last.Plan, cancellationToken).ConfigureAwait(false);
        var restored = befores.Where(before => before.Schema is not null).Select(before => before.Schema!.TableName).ToHashSet(StringComparer.Ordinal);
        foreach (var before in befores)
        {
            var current = entities.GetValueOrDefault(before.Entity);
            if (before.Schema is { } schema)
                entities[before.Entity] = current is null ? schema : WithNames(schema, current, left);
            else if (current is null || restored.Contains(current.TableName)) // the same table under another entity's name
                entities.Remove(before.Entity);
            else if (before.IsUnknown)
                left.Add($"What was changed at {before.Entity} stays: its table was made without FauxSql's ledger, so what it was before is not known.");
            else if (TableOf(layout, current) is var table && !destroy.Contains(table) && state.Tables.ContainsKey(table) && await HoldsItemsAsync(backend, table, cancellationToken).ConfigureAwait(false))
                left.Add($"Table {table} stays: it holds items, which would be lost. If that is what you want, say so with --destroy {table}.");
            else
                entities.Remove(before.Entity);
        }

        var target = new DatabaseSchema(last.Database, entities.Values.OrderBy(entity => entity.Name, StringComparer.Ordinal).ToValueList(), []);
        var plan = SchemaPlan.Of(target, layout, (await LiveState.ReadAsync(backend, target, layout, cancellationToken).ConfigureAwait(false)).WithoutOpenChanges());
        left.AddRange(plan.Steps.OfType<CreateTable>().Where(step => step.Table != layout.RouteOf(layout.Claims, null).Table)
            .Select(step => $"Table {step.Table} is made again without the items that it had. They are in the backup that AWS kept for 35 days: restore it before, under the same name."));
        left.AddRange(last.Planned
            .Where(step => step.Kind is nameof(DropIndex) or nameof(DropTable) && step.Subject != layout.RouteOf(layout.Claims, null).Table && !befores.Any(before => before.Schema is { } schema && step.Subject.Split('.')[0] == TableOf(layout, schema)))
            .Select(step => $"{step.Subject} was dropped, and what it was is not known any more: put it back into the model, and apply."));
        return new Rollback(plan, last.Plan, left, await HarmlessAsync(backend, plan, cancellationToken).ConfigureAwait(false));
    }

    // A name that counted is written on while the other one does; one that was given up is not in items of meanwhile. What items were changed to, they stay.
    private static EntitySchema WithNames(EntitySchema schema, EntitySchema current, List<string> left)
    {
        left.AddRange(
            from attribute in schema.Attributes
            where attribute.Mirror is not null && current.Attributes.Any(now => now.Name == attribute.Name && now.Mirror is null)
            select $"Items of {schema.Name} have no {attribute.Mirror} until they are written again: versions of the application that read it by that name must not run.");
        left.AddRange(
            from change in current.Changes.Except(schema.Changes)
            select $"Items of {schema.Name} stay as {change.Name} made them: restore the table from point-in-time recovery, or write another change that does the opposite.");
        return schema with
        {
            Changes = current.Changes,
            Attributes = schema.Attributes.Select(attribute => attribute with { Mirror = attribute.Mirror ?? OtherName(attribute.Name, current) }).ToValueList(),
        };
    }

    // Of what is there now, which may be what an interrupted way back left.
    private static string? OtherName(string name, EntitySchema current) => current.Attributes.Select(now => now.Mirror == name ? now.Name : now.Name == name ? now.Mirror : null).FirstOrDefault(other => other is not null);

    private static async Task<IReadOnlyList<string>> HarmlessAsync(IBackend backend, SchemaPlan plan, CancellationToken cancellationToken)
    {
        var harmless = new List<string>();
        foreach (var step in plan.Steps)
        {
            if (step is DropIndex || (step is DropTable && (step.Table == plan.Layout.RouteOf(plan.Layout.Claims, null).Table || !await HoldsItemsAsync(backend, step.Table, cancellationToken).ConfigureAwait(false))))
                harmless.Add(step.Subject);
        }

        return harmless;
    }

    private static string TableOf(ILayout layout, EntitySchema entity) => layout.RouteOf(entity, null).Table;

    private static RunEntry? LastOf(IReadOnlyList<RunEntry> runs) => runs.FirstOrDefault(run => run.Ended is null) switch
    {
        null => runs.Where(run => run.CanBeUndone).MaxBy(run => run.Began),
        { Undoes: { } begun } => runs.Where(run => run.Plan == begun).MaxBy(run => run.Began), // a way back that was interrupted goes on
        { Who: var who, IsWaiting: var isWaiting } => throw new EvolutionException($"A plan of {who} was begun and is not done. Carry it out with 'fauxsql apply{(isWaiting ? " --data-only" : "")}' first{(isWaiting ? "." : "; then it can be undone.")}"),
    };

    internal static async Task<bool> HoldsItemsAsync(IBackend backend, string table, CancellationToken cancellationToken)
    {
        var body = RequestBody.Build(table, static (writer, name) =>
        {
            writer.WriteString("TableName", name);
            writer.WriteNumber("Limit", 1);
            writer.WriteBoolean("ConsistentRead", true);
        });
        using var response = await new RetryingBackend(backend).SendAsync(new BackendRequest("Scan", body, new CallContext { IsRetrySafe = true }), cancellationToken).ConfigureAwait(false);
        return response.IsSuccess
            ? StoreConnection.Parse("Scan", response, static answer =>
            {
                using var document = JsonDocument.Parse(answer);
                return document.RootElement.GetProperty("Items").GetArrayLength() > 0;
            })
            : throw StoreConnection.Refusal("Scan", response);
    }
}
