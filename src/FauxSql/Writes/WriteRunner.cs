using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Errors;
using FauxSql.Stores;
using FauxSql.Transactions;

namespace FauxSql.Writes;

/// <summary>
/// Carries intents out, one alone or several together: reads what they depend on, looks for what refers to what they delete, sends their writes,
/// and begins again when what was read has changed in between.
/// </summary>
internal sealed class WriteRunner(DynamoDatabase database)
{
    private const int Attempts = 5;

    /// <summary>Carries one intent out, in one request when it is one write and nothing must be read before.</summary>
    /// <returns>The item that the intent returns.</returns>
    public ValueTask<ReadOnlyMemory<byte>?> RunAsync(WriteIntent intent, Tally? tally, CancellationToken cancellationToken) =>
        intent.IsAlone ? RunAloneAsync(intent, tally, cancellationToken) : RunWithOthersAsync(intent, tally, cancellationToken);

    /// <summary>Carries all intents out, or none.</summary>
    /// <param name="intents">The intents, about different items.</param>
    /// <param name="token">Makes the token of each attempt's transaction, or null when one intent may be a single operation.</param>
    /// <param name="tally">Is told what it costs.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <param name="wave">The wave that the first write goes out with, or 0 for one of its own.</param>
    public async Task<WriteResult> RunAsync(
        IReadOnlyList<WriteIntent> intents, Func<string>? token, Tally? tally, CancellationToken cancellationToken, long wave = 0)
    {
        var context = new CallContext { Entity = intents.Select(intent => intent.Entity.Name).Distinct().Count() == 1 ? intents[0].Entity.Name : null };
        context = context with { Deadline = database.Connection.DeadlineOf(context) };
        var renewal = new ItemRenewal(database, context, tally);
        foreach (var intent in intents.Where(intent => intent is { NeedsCurrentItem: true, Referrers.Count: > 0 })) // its mark depends on what it demands
            await renewal.RenewAsync(intent, cancellationToken).ConfigureAwait(false);
        var takesMarks = false;
        for (var attempt = 0; ; attempt++)
        {
            var stored = await ReadAsync(intents, static intent => intent is { ReadsFirst: true, Referrers.Count: 0 }, context, tally, cancellationToken).ConfigureAwait(false);
            var guard = DeletionGuard.Of(intents, database, tally);
            var failures = guard is null ? [] : await guard.MarkAsync(stored, cancellationToken).ConfigureAwait(false);
            var joined = JoinedWrites.Of(intents, stored, database, takesMarks);
            failures = [.. failures, .. joined.Failures];
            if (failures.Count == 0 && guard is not null)
                failures = await guard.FindReferrersAsync(stored, joined.Writes, cancellationToken).ConfigureAwait(false);
            if (failures.Count > 0)
                return await RefusedAsync(failures).ConfigureAwait(false);
            TransactionLimits.CheckActions(joined.Writes.Count);
            var set = new WriteSet([.. joined.Writes.Select(write => write.Write)], token?.Invoke());
            tally?.Wrote(intents.Select(intent => intent.Action));
            var outcome = await database.Store.WriteAsync(set, context with { Wave = attempt == 0 ? wave : 0 }, tally, cancellationToken).ConfigureAwait(false);
            if (outcome.Failures.Count == 0)
                return new WriteResult([], outcome.Item ?? await ReturnedAsync(intents, stored, context, tally, cancellationToken).ConfigureAwait(false));
            if (await RenewAsync(renewal, outcome, joined, cancellationToken).ConfigureAwait(false))
                continue;
            failures = FailuresOf(outcome, joined);
            if (failures.Count > 0)
                return await RefusedAsync(failures).ConfigureAwait(false);
            if (attempt + 1 >= Attempts || !await database.Connection.TryPauseAsync(attempt, context, cancellationToken).ConfigureAwait(false))
                throw new WriteConflictException($"{string.Join(", ", outcome.Failures.Select(failed => failed.Write.Subject))} kept changing; nothing was written");
            takesMarks |= outcome.Failures.Any(joined.IsMarked);

            async Task<WriteResult> RefusedAsync(IReadOnlyList<WriteFailure> refused)
            {
                if (guard is not null)
                    await guard.UnmarkAsync(stored, cancellationToken).ConfigureAwait(false);
                return new WriteResult([.. refused.OrderBy(failure => failure.Index)], null);
            }
        }
    }

    private async ValueTask<ReadOnlyMemory<byte>?> RunWithOthersAsync(WriteIntent intent, Tally? tally, CancellationToken cancellationToken)
    {
        var result = await RunAsync([intent], null, tally, cancellationToken).ConfigureAwait(false);
        return result.Failures.Count == 0 ? result.Item : throw result.Failures[0].Reason;
    }

    // The way of most writes: nothing to read, to join or to begin again. What fails it is what the intent itself demands.
    private async ValueTask<ReadOnlyMemory<byte>?> RunAloneAsync(WriteIntent intent, Tally? tally, CancellationToken cancellationToken)
    {
        var context = new CallContext { Entity = intent.Entity.Name };
        for (; ; )
        {
            tally?.Wrote([intent.Action]);
            var outcome = await database.Store.WriteAsync(new WriteSet([intent.WriteFor(null)]), context, tally, cancellationToken).ConfigureAwait(false);
            if (outcome.Failures is not [var failed])
                return outcome.Item;
            if (!intent.NeedsCurrentItem || !await new ItemRenewal(database, context, tally).RenewAsync(intent, failed, cancellationToken).ConfigureAwait(false))
                throw intent.RefusalOf(failed) ?? new WriteConflictException($"{intent.Subject} is not as it must be for this write, and the service does not say how it is; nothing was written");
        }
    }

    private static async Task<bool> RenewAsync(ItemRenewal renewal, WriteOutcome outcome, JoinedWrites joined, CancellationToken cancellationToken)
    {
        var isRenewed = false;
        foreach (var failed in outcome.Failures.Where(failed => failed.Write is Write.OfItem))
            isRenewed |= joined.ReasonsOf(failed.Write) is [{ Write: Write.OfItem, Intent: var intent }] && await renewal.RenewAsync(intent, failed, cancellationToken).ConfigureAwait(false);
        return isRenewed;
    }

    // What is only in the way for the moment is a reason beside others, and none by itself.
    private static List<WriteFailure> FailuresOf(WriteOutcome outcome, JoinedWrites joined)
    {
        var failures = new List<WriteFailure>();
        foreach (var failed in outcome.Failures.Where(failed => !joined.IsMarked(failed)))
        {
            foreach (var intended in joined.ReasonsOf(failed.Write))
            {
                if (ReasonOf(intended.Intent, failed with { Write = intended.Write }) is { } reason)
                    failures.Add(new WriteFailure(intended.Index, intended.Intent, reason));
            }
        }

        return failures.TrueForAll(failure => failure.Reason is WriteConflictException) ? [] : failures;
    }

    private static FauxSqlException? ReasonOf(WriteIntent intent, FailedWrite failed)
    {
        if (failed.IsCondition)
            return intent.RefusalOf(failed);
        return CancellationReasons.IsPassing(failed)
            ? new WriteConflictException($"{failed.Write.Subject} was being changed by others, or had no capacity: {failed.Code}")
            : new ServiceErrorException("TransactWriteItems", new ServiceError(failed.Code, $"{failed.Write.Subject}: {failed.Message}", default));
    }

    private async ValueTask<ReadOnlyMemory<byte>?> ReturnedAsync(
        IReadOnlyList<WriteIntent> intents, ReadOnlyMemory<byte>?[] stored, CallContext context, Tally? tally, CancellationToken cancellationToken)
    {
        if (intents is not [{ ReadsAfter: true } intent])
            return stored[0];
        ReadOnlyMemory<byte>?[] after;
        try
        {
            after = await ReadAsync(intents, static one => one.ReadsAfter, context, tally, cancellationToken).ConfigureAwait(false);
        }
        catch (FauxSqlException exception)
        {
            // By itself it would say that nothing was written.
            throw new UnreadResultException(intent.Entity.Name, Shown.Of(intent.Entity, intent.Key), exception);
        }

        return after[0] ?? intent.AfterwardsOf(stored[0]);
    }

    private async ValueTask<ReadOnlyMemory<byte>?[]> ReadAsync(
        IReadOnlyList<WriteIntent> intents, Func<WriteIntent, bool> isRead, CallContext context, Tally? tally, CancellationToken cancellationToken)
    {
        var stored = new ReadOnlyMemory<byte>?[intents.Count];
        var reading = intents.Index().Where(intent => isRead(intent.Item)).ToList();
        if (reading.Count == 0)
            return stored;
        Read[] wave = [.. reading.Select(read => new Read.Point(read.Item.Entity, read.Item.Key, IsConsistent: true))];
        var rows = await database.Store.ReadAsync(wave, context, tally, cancellationToken).ConfigureAwait(false);
        foreach (var ((index, _), row) in reading.Zip(rows))
            stored[index] = row.Items.Count == 0 ? (ReadOnlyMemory<byte>?)null : row.Items[0];
        return stored;
    }
}
