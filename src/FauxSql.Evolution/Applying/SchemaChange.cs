using System.Globalization;
using FauxSql.Backends;
using FauxSql.Evolution.Ledgers;
using FauxSql.Evolution.Live;
using FauxSql.Evolution.Planning;
using FauxSql.Evolution.Steps;
using FauxSql.Evolution.Sweeps;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Schema;

namespace FauxSql.Evolution.Applying;

/// <summary>Carries a plan out: the tables of a model become what the model says, while the application runs.</summary>
public sealed class SchemaChange
{
    private const int QuarantinedShown = 10;

    private readonly IBackend _backend;
    private readonly SchemaPlan _plan;
    private readonly ApplyOptions _options;
    private readonly IProgress<ApplyProgress>? _progress;
    private readonly Pace _pace;
    private readonly SchemaDatabase _database;
    private readonly Ledger _ledger;
    private readonly TableChanges _tables;
    private ApplyProgress? _told;

    private SchemaChange(IBackend backend, SchemaPlan plan, ApplyOptions options, IProgress<ApplyProgress>? progress)
    {
        _backend = backend;
        _plan = plan;
        _options = options;
        _progress = progress;
        _pace = new Pace(options.MaxWriteUnits, options.Time);
        _database = new SchemaDatabase(backend, plan.Layout, plan.Schema);
        _ledger = new Ledger(_database);
        _tables = new TableChanges(new RetryingBackend(backend), options.Time, options.IsDataOnly);
    }

    /// <summary>
    /// Carries a plan out, and writes down in a ledger table what was done. It may be interrupted at any moment: a plan made then has the steps that are left, and goes on where items were being changed.
    /// </summary>
    /// <param name="backend">The endpoint, without retries.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Is told of each step and each page of items, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops at the next checkpoint.</param>
    /// <returns>The steps that were carried out.</returns>
    /// <exception cref="EvolutionException">The plan has problems, is stale, or destroys what was not named; or another run has the lease. Nothing was changed then.</exception>
    /// <exception cref="Errors.FauxSqlException">The endpoint cannot be reached, or refuses.</exception>
    public static async Task<IReadOnlyList<AppliedStep>> ApplyAsync(
        IBackend backend, SchemaPlan plan, ApplyOptions options, IProgress<ApplyProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(backend);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        Refuse(backend, plan, options);
        return await new SchemaChange(backend, plan, options, progress).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private static void Refuse(IBackend backend, SchemaPlan plan, ApplyOptions options)
    {
        if (plan.Problems.Count > 0)
            throw new EvolutionException(string.Join('\n', plan.Problems));
        var missing = Destructive(plan, options).Except(options.Destroy, StringComparer.Ordinal).Except(options.Undoes?.Harmless ?? [], StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
            throw new EvolutionException($"The plan takes away what cannot be had back as it was. Nothing was changed. If that is what you want, say so with {string.Join(' ', missing.Select(subject => $"--destroy {subject}"))}.");
        if (!options.AreOldVersionsGone && !backend.IsLocal && Wanted(plan, options).Where(step => step.NeedsOldVersionsGone).Select(step => step.Subject).ToList() is [_, ..] early)
            throw new EvolutionException($"The plan changes {string.Join(", ", early)} of items, and versions of the application that do not know of it go on to write items without. Nothing was changed. Run the new version everywhere first, then say so with --old-versions-gone.");
        if (options.Code is null && Wanted(plan, options).FirstOrDefault(step => step.NeedsCode) is { } coded)
            throw new EvolutionException($"The project's code computes {coded.Subject}, and the plan is carried out without it. Nothing was changed. Name the project with --project.");
    }

    // A name that an interrupted run has dealt with already may be given again.
    private static void RefuseStrangers(SchemaPlan plan, ApplyOptions options, IEnumerable<RunEntry> open)
    {
        var destructive = Destructive(plan, options);
        var strangers = options.Destroy.Except(destructive, StringComparer.Ordinal).Except(open.SelectMany(run => run.Planned).Select(step => step.Subject), StringComparer.Ordinal).ToList();
        if (strangers.Count > 0)
            throw new EvolutionException($"The plan destroys no {string.Join(", ", strangers)}. {(destructive.Count == 0 ? "It has no destructive step." : $"It destroys {string.Join(", ", destructive)}.")} Nothing was changed.");
    }

    private static IEnumerable<ChangeStep> Wanted(SchemaPlan plan, ApplyOptions options) => options.IsDataOnly
        ? plan.Steps.TakeWhile(static step => step.IsDataOnly)
        : plan.Steps.Where(step => !options.LeavesDestructive || step.Severity != Severity.Destructive || step is DropIndex { IsReplaced: true });

    private static List<string> Destructive(SchemaPlan plan, ApplyOptions options) =>
        [.. Wanted(plan, options).Where(step => step.Severity == Severity.Destructive).Select(step => step.Subject).Distinct(StringComparer.Ordinal)];

    private async Task<IReadOnlyList<AppliedStep>> RunAsync(CancellationToken cancellationToken)
    {
        await _tables.CreateAsync(_ledger.Table, cancellationToken).ConfigureAwait(false);
        var lease = await Lease.TakeAsync(_database, _options.Who, _options.Lease, _options.IsPatient, who => Tell(0, null, 0, $"waiting for {who}"), _options.Time, cancellationToken).ConfigureAwait(false);
        lease.NotGivenBack = TellOfLease;
        await using (lease.ConfigureAwait(false))
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lease.Lost);
            try
            {
                return await RunAsync(await CurrentAsync(stop.Token).ConfigureAwait(false), stop.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (lease.Lost.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw new EvolutionException("Another run may have begun to change these tables, because this one could not renew its lease in time. Run the same command again.");
            }
        }
    }

    // What was planned is looked at once more now that nobody else is at work.
    private async Task<(SchemaPlan Plan, IReadOnlyList<RunEntry> Open)> CurrentAsync(CancellationToken cancellationToken)
    {
        var state = await LiveState.ReadAsync(_backend, _plan.Schema, _plan.Layout, cancellationToken).ConfigureAwait(false);
        var now = SchemaPlan.Of(_plan.Schema, _plan.Layout, _options.Undoes is null ? state : state.WithoutOpenChanges());
        var open = (await _ledger.RunsAsync(cancellationToken).ConfigureAwait(false)).Where(run => run.Ended is null).ToList();
        var wanted = _options.Plan ?? _plan.Id;
        var isLeft = now.Problems.Count == 0 && open.Exists(run => run.Plan == wanted && Wanted(now, _options).All(step => run.Planned.Any(planned => planned.Covers(step))));
        if (now.Id != wanted && !isLeft)
            throw new EvolutionException("The tables are not as they were when the plan was made. Nothing was changed. Plan again, and look at the new plan.") { IsStalePlan = true };
        Refuse(_backend, now, _options);
        RefuseStrangers(now, _options, open);
        return (now, open);
    }

    private async Task<IReadOnlyList<AppliedStep>> RunAsync((SchemaPlan Plan, IReadOnlyList<RunEntry> Open) work, CancellationToken cancellationToken)
    {
        var wanted = Wanted(work.Plan, _options).ToList();
        var run = new RunRecord(_ledger, _plan, _options, work.Open);
        var steps = await run.BeginAsync(work.Plan.Before, wanted, _backend.IsLocal, cancellationToken).ConfigureAwait(false);
        foreach (var todo in steps.SelectMany(TodosOf))
            await _ledger.BeginAsync(todo, cancellationToken).ConfigureAwait(false);
        await run.ReplaceOthersAsync(cancellationToken).ConfigureAwait(false);

        var done = new List<AppliedStep>();
        foreach (var step in steps)
        {
            var began = _options.Time.GetUtcNow();
            var applied = await RunAsync(step, run.Checkpoints, done.Count + 1, steps.Count, cancellationToken).ConfigureAwait(false);
            done.Add(applied);
            await run.DoneAsync(applied, began, cancellationToken).ConfigureAwait(false);
        }

        if (_options.IsDataOnly && wanted.Count < work.Plan.Steps.Count)
        {
            await LeaveTablesAsync(await LiveAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            return done; // others come next
        }

        var todos = await LeaveAsync(cancellationToken).ConfigureAwait(false);
        foreach (var todo in todos.Where(todo => todo.Kind != nameof(ChangeItems)).Except(done.Where(applied => applied.Quarantined > 0).SelectMany(applied => TodosOf(applied.Step))))
            await _ledger.EndAsync(todo, cancellationToken).ConfigureAwait(false);
        await run.EndAsync(cancellationToken).ConfigureAwait(false);
        return done;
    }

    private async Task<AppliedStep> RunAsync(ChangeStep step, string checkpoints, int number, int count, CancellationToken cancellationToken)
    {
        var paced = new SchemaDatabase(new PacedBackend(_backend, _pace), _plan.Layout, _plan.Schema);
        var began = _options.Time.GetTimestamp();
        if (step is DropTable && _options.Undoes is not null && !_options.Destroy.Contains(step.Subject) && step.Table != ClaimsTable && await Rollback.HoldsItemsAsync(_backend, step.Table, cancellationToken).ConfigureAwait(false))
            throw new EvolutionException($"Table {step.Table} was not dropped: items came into it meanwhile. Run the same command again.");
        Tell(number, step, 0, null, count);
        if (step is DropTable && _options.BeforeDrop is { } export && HeldBy(step.Table) is { Entities.Count: > 0 } held)
            await export(held, cancellationToken).ConfigureAwait(false);
        var runner = new StepRunner(_database, paced, _ledger, _tables, _options.Code, checkpoints, items => Tell(number, step, items, Throttling(), count));
        var tally = await runner.RunAsync(step, cancellationToken).ConfigureAwait(false);
        if (step is ChangeItems change && tally.Quarantined == 0)
            await LeaveAsync(change, cancellationToken).ConfigureAwait(false);
        await LeaveTableAsync(step, cancellationToken).ConfigureAwait(false);
        var aside = tally.Quarantined == 0 ? [] : await _ledger.QuarantinedAsync(StepRunner.NameOf(step, checkpoints), QuarantinedShown, cancellationToken).ConfigureAwait(false);
        return new AppliedStep(step, _options.Time.GetElapsedTime(began), tally.Changed, tally.Quarantined) { PutAside = [.. aside.Select(one => new QuarantinedItem(one.Name, one.Content))] };
    }

    private DatabaseSchema HeldBy(string table) => new(
        _plan.Schema.Name,
        (_plan.Before.Ledger?.Entities.Values ?? []).Where(entity => _plan.Layout.RouteOf(entity, null).Table == table).Select(entity => entity with { TableName = table }).ToValueList(),
        []);

    // Items say it themselves from now on, whatever becomes of the other steps.
    private async Task LeaveAsync(ChangeItems change, CancellationToken cancellationToken)
    {
        if (_plan.Before.Ledger?.Entities.GetValueOrDefault(change.Entity.Name) is { } known)
            await _ledger.LeaveAsync(known with { Changes = change.Entity.Changes }, cancellationToken).ConfigureAwait(false);
        foreach (var todo in TodosOf(change))
            await _ledger.EndAsync(todo, cancellationToken).ConfigureAwait(false);
    }

    private async Task LeaveTableAsync(ChangeStep step, CancellationToken cancellationToken)
    {
        if (step is DropTable)
            await _ledger.ForgetTableAsync(step.Table, cancellationToken).ConfigureAwait(false);
        else if (await new TableReader(new RetryingBackend(_backend)).FindAsync(step.Table, cancellationToken).ConfigureAwait(false) is { } live)
            await _ledger.LeaveAsync(live.Definition, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<Todo>> LeaveAsync(CancellationToken cancellationToken)
    {
        var live = await LiveAsync(cancellationToken).ConfigureAwait(false);
        await LeaveTablesAsync(live, cancellationToken).ConfigureAwait(false);
        foreach (var entity in _plan.Schema.Entities)
            await _ledger.LeaveAsync(entity, cancellationToken).ConfigureAwait(false);
        foreach (var gone in live.Ledger!.Entities.Keys.Except(_plan.Schema.Entities.Select(entity => entity.Name), StringComparer.Ordinal))
            await _ledger.ForgetEntityAsync(gone, cancellationToken).ConfigureAwait(false);
        foreach (var gone in live.Ledger.Tables.Keys.Except(live.Tables.Keys, StringComparer.Ordinal))
            await _ledger.ForgetTableAsync(gone, cancellationToken).ConfigureAwait(false);
        return live.Ledger.Todos;
    }

    private Task<LiveState> LiveAsync(CancellationToken cancellationToken) => LiveState.ReadAsync(_backend, _plan.Schema, _plan.Layout, cancellationToken);

    private async Task LeaveTablesAsync(LiveState live, CancellationToken cancellationToken)
    {
        foreach (var table in live.Tables.Values)
            await _ledger.LeaveAsync(table.Definition, cancellationToken).ConfigureAwait(false);
    }

    private string ClaimsTable => _plan.Layout.RouteOf(_plan.Layout.Claims, null).Table;

    // What a model, this one or the one before, has to do again if the run does not come to its end.
    private static IEnumerable<Todo> TodosOf(ChangeStep step) => step switch
    {
        ChangeItems change => change.Changes.Select(one => new Todo(nameof(ChangeItems), change.Entity.Name, one.Version.ToString(CultureInfo.InvariantCulture))),
        FillKeys fill => [new Todo(nameof(FillKeys), fill.Entity.Name, fill.Attribute)],
        FillDerived fill => [new Todo(nameof(FillDerived), fill.Entity.Name, fill.Attribute.Name)],
        CopyValues copy => [new Todo(copy.OnlyMissing ? Todo.CopyMissing : nameof(CopyValues), copy.Entity.Name, copy.To)],
        RemoveValues remove => [new Todo(nameof(RemoveValues), remove.Entity.Name, remove.Attribute)],
        ReleaseValues { Entity: var entity, Attribute: var attribute } => [new Todo(nameof(ClaimValues), entity, attribute)], // for a model in which they still are unique
        ClaimValues claim => [new Todo(nameof(ClaimValues), claim.Entity.Name, claim.Attribute)],
        _ => [],
    };

    private string? Throttling() => _pace.Throttled == 0
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"throttled {_pace.Throttled} times ({_pace.Reason}); {_pace.Rate:N0} write units a second now");

    private void Tell(int number, ChangeStep? step, long items, string? note, int count = 0) => Tell(new ApplyProgress(number, count, step, items, step switch
    {
        ChangeItems change => change.Live.Items,
        FillKeys fill => fill.Live.Items,
        FillDerived fill => fill.Live.Items,
        CopyValues copy => copy.Live.Items,
        RemoveValues remove => remove.Live.Items,
        ClaimValues claim => 2 * claim.Live.Items, // searched and claimed
        CheckIndexValues check => check.Live.Items,
        _ => null,
    }, note));

    private void TellOfLease() => Tell((_told ?? new ApplyProgress(0, 0, null, 0, null, null)) with
    {
        Note = string.Create(CultureInfo.InvariantCulture, $"the lease could not be given back, and ends by itself: the next run waits {_options.Lease.TotalSeconds:N0} seconds for it"),
    });

    private void Tell(ApplyProgress progress) => _progress?.Report(_told = progress);
}
