using System.Globalization;
using FauxSql.Evolution.Ledgers;
using FauxSql.Evolution.Live;
using FauxSql.Evolution.Planning;
using FauxSql.Evolution.Steps;

namespace FauxSql.Evolution.Applying;

/// <summary>Writes a run down in the ledger. One without steps leaves no entry of its own.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="plan">What was planned.</param>
/// <param name="options">How it is carried out.</param>
/// <param name="open">The runs that were interrupted, which this one ends.</param>
internal sealed class RunRecord(Ledger ledger, SchemaPlan plan, ApplyOptions options, IReadOnlyList<RunEntry> open)
{
    private RunEntry? _run;

    public async Task BeginAsync(LiveState before, IReadOnlyList<ChangeStep> steps, CancellationToken cancellationToken)
    {
        if (steps.Count == 0)
            return;
        var id = options.Plan ?? plan.Id;
        await RememberAsync(id, before, cancellationToken).ConfigureAwait(false);
        _run = open.FirstOrDefault(earlier => earlier.Plan == id)
            ?? new RunEntry(id, plan.Schema.Name, options.Who, options.Time.GetUtcNow(), [.. steps.Select(PlannedStep.Of)], null, []) { Undoes = options.Undoes };
        await ledger.WriteAsync(_run, cancellationToken).ConfigureAwait(false);
    }

    public async Task DoneAsync(AppliedStep applied, DateTimeOffset began, CancellationToken cancellationToken)
    {
        _run = _run! with { Done = [.. _run.Done, new StepEntry(applied.Step.Checksum, applied.Step.Description, began, options.Time.GetUtcNow(), FiguresOf(applied))] };
        await ledger.WriteAsync(_run, cancellationToken).ConfigureAwait(false);
    }

    public async Task EndAsync(CancellationToken cancellationToken)
    {
        var now = options.Time.GetUtcNow();
        if (options.Undoes is { } undone && (await ledger.RunsAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(earlier => earlier.Plan == undone) is { } last)
            await ledger.WriteAsync(last with { IsReplaced = true }, cancellationToken).ConfigureAwait(false);
        foreach (var earlier in open.Where(earlier => earlier.Plan != _run?.Plan))
            await ledger.WriteAsync(earlier with { Ended = now, IsReplaced = _run is not null }, cancellationToken).ConfigureAwait(false);
        if (_run is not null)
            await ledger.WriteAsync(_run with { Ended = now }, cancellationToken).ConfigureAwait(false);
    }

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
            var old = before.Ledger.Entities.GetValueOrDefault(name);
            if (known.GetValueOrDefault(name) is { } first)
                await ledger.RememberAsync(id, first, cancellationToken).ConfigureAwait(false);
            else if (!Equals(old, now.GetValueOrDefault(name)))
                await ledger.RememberAsync(id, new BeforeEntry(name, old, IsUnknown: old is null && before.Tables.ContainsKey(plan.Layout.RouteOf(now[name], null).Table)), cancellationToken).ConfigureAwait(false);
        }
    }

    private static string FiguresOf(AppliedStep applied) => applied.Items + applied.Quarantined == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{applied.Items} items changed, {applied.Quarantined} put aside");
}
