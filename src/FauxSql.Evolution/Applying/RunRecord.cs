using System.Globalization;
using FauxSql.Evolution.Ledgers;
using FauxSql.Evolution.Live;
using FauxSql.Evolution.Planning;
using FauxSql.Evolution.Steps;
using FauxSql.Schema;

namespace FauxSql.Evolution.Applying;

/// <summary>Writes a run down in the ledger. One without steps leaves no entry of its own, unless it writes down what others did to the tables.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="plan">What was planned.</param>
/// <param name="options">How it is carried out.</param>
/// <param name="open">The runs that were interrupted, which this one ends.</param>
internal sealed class RunRecord(Ledger ledger, SchemaPlan plan, ApplyOptions options, IReadOnlyList<RunEntry> open)
{
    private RunEntry? _run;
    private bool _isWhole = true;

    /// <summary>Writes down that the run begins.</summary>
    /// <returns>The steps that are left: where an interrupted run is gone on with, those that it did to all items first are not done again.</returns>
    public async Task<IReadOnlyList<ChangeStep>> BeginAsync(LiveState before, IReadOnlyList<ChangeStep> steps, bool isLocal, CancellationToken cancellationToken)
    {
        if (steps.Count == 0 && !(options.IsDataOnly && plan.Stages.Count > 0))
            return steps;
        var id = options.Plan ?? plan.Id;
        await RememberAsync(id, before, cancellationToken).ConfigureAwait(false);
        var (model, now) = (RunEntry.ModelOf(plan.Schema), options.Time.GetUtcNow());
        var last = InterruptedBefore(model, steps);
        var done = steps.TakeWhile(step => step.IsDataOnly && last?.HasDone(step) == true && step.IsReliedUpon(isLocal)).ToList();
        var left = steps.Skip(done.Count).ToList();
        var begun = open.FirstOrDefault(run => run.Plan == id)
            ?? new RunEntry(id, plan.Schema.Name, options.Who, now, [.. steps.Select(PlannedStep.Of)], null, [.. done.Select(step => last!.Done.First(entry => entry.Checksum == step.Checksum))]) { Undoes = options.Undoes?.Undone };
        _run = begun with
        {
            Model = model,
            IsDataOnly = options.IsDataOnly,
            Turn = open.Select(run => run.Turn).DefaultIfEmpty().Max() + 1,
            Done = [.. begun.Done.Where(entry => left.TrueForAll(step => step.Checksum != entry.Checksum))], // what is done again is not done until then
            Checkpoints = last is not null && HasDiedIn(last, left) ? last.Checkpoints : $"{id} {now.UtcDateTime:O}",
        };
        await ledger.WriteAsync(_run, cancellationToken).ConfigureAwait(false);
        return left;
    }

    /// <summary>What waiting runs of other models did is not relied upon any more: from now on items may become otherwise.</summary>
    public async Task ReplaceOthersAsync(CancellationToken cancellationToken)
    {
        var (model, now) = (RunEntry.ModelOf(plan.Schema), options.Time.GetUtcNow());
        foreach (var other in open.Where(other => other.IsWaiting && other.Model != model))
            await ledger.WriteAsync(other with { Ended = now, IsReplaced = true }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What checkpoints belong to.</summary>
    public string Checkpoints => _run?.Checkpoints ?? "";

    public async Task DoneAsync(AppliedStep applied, DateTimeOffset began, CancellationToken cancellationToken)
    {
        _isWhole &= applied.Quarantined == 0; // what comes after a step that is done again is done again too
        _run = _run! with { Done = [.. _run.Done, new StepEntry(applied.Step.Checksum, applied.Step.Description, began, options.Time.GetUtcNow(), FiguresOf(applied)) { IsWhole = _isWhole && applied.Step is not AwaitIndex }] };
        await ledger.WriteAsync(_run, cancellationToken).ConfigureAwait(false);
    }

    public async Task EndAsync(CancellationToken cancellationToken)
    {
        if (options.Undoes is not null && !_isWhole)
            return; // the same way back goes on, and no other one begins
        var now = options.Time.GetUtcNow();
        if (options.Undoes is { Undone: var undone } && (await ledger.RunsAsync(cancellationToken).ConfigureAwait(false)).Where(earlier => earlier.Plan == undone).MaxBy(earlier => earlier.Began) is { } before)
            await ledger.WriteAsync(before with { IsReplaced = true }, cancellationToken).ConfigureAwait(false);
        var last = _run ?? open.MaxBy(earlier => earlier.Turn);
        foreach (var earlier in open.Where(earlier => Ledger.NameOf(earlier) != Ledger.NameOf(last!)))
            await ledger.WriteAsync(earlier with { Ended = now, IsReplaced = true }, cancellationToken).ConfigureAwait(false);
        if (last is not null)
            await ledger.WriteAsync(last with { Ended = now }, cancellationToken).ConfigureAwait(false);
    }

    // The last one that was begun, if it was for this model and all these steps are its own. After another one, items may be otherwise than it left them.
    private RunEntry? InterruptedBefore(string model, IReadOnlyList<ChangeStep> steps) =>
        open.MaxBy(run => run.Turn) is { } last && last.Model == model && last.Undoes == options.Undoes?.Undone && steps.All(step => last.Planned.Any(planned => planned.Covers(step))) ? last : null;

    // Otherwise it came past that step, which is done again now, and so is everything after it.
    private static bool HasDiedIn(RunEntry last, IReadOnlyList<ChangeStep> left) => left is [var first, ..] && !last.Done.Any(entry => entry.Checksum == first.Checksum);

    // What an interrupted run began with is what counts for one that goes on.
    private async Task RememberAsync(string id, LiveState before, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, BeforeEntry>(StringComparer.Ordinal);
        foreach (var earlier in open.OrderByDescending(earlier => earlier.Began))
        {
            foreach (var entry in await ledger.BeforeAsync(earlier.Plan, cancellationToken).ConfigureAwait(false))
                known[entry.Entity] = entry;
        }

        var now = plan.Schema.Entities.ToDictionary(entity => entity.Name, StringComparer.Ordinal);
        foreach (var name in now.Keys.Union(before.Ledger!.Entities.Keys, StringComparer.Ordinal))
        {
            var old = AsItIs(before.Ledger.Entities.GetValueOrDefault(name), now.GetValueOrDefault(name), before);
            if (known.GetValueOrDefault(name) is { } first)
                await ledger.RememberAsync(id, first, cancellationToken).ConfigureAwait(false);
            else if (!Equals(old, now.GetValueOrDefault(name)))
                await ledger.RememberAsync(id, new BeforeEntry(name, old, IsUnknown: old is null && before.Tables.ContainsKey(plan.Layout.RouteOf(now[name], null).Table)), cancellationToken).ConfigureAwait(false);
        }
    }

    // What a model did not say and the next one does is known of the table alone.
    private EntitySchema? AsItIs(EntitySchema? old, EntitySchema? now, LiveState before)
    {
        if (old is null || before.Tables.GetValueOrDefault(plan.Layout.RouteOf(old, null).Table) is not { } live)
            return old;
        return old with
        {
            Billing = now is null || (now.Billing is not null && now.Billing != old.Billing) ? live.Billing ?? old.Billing : old.Billing,
            IsDeletionProtected = now is null || (now.IsDeletionProtected is not null && now.IsDeletionProtected != old.IsDeletionProtected) ? live.IsProtected : old.IsDeletionProtected,
        };
    }

    private static string FiguresOf(AppliedStep applied) => applied.Items + applied.Quarantined == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{applied.Items} items changed, {applied.Quarantined} put aside");
}
