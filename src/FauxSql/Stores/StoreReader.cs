using FauxSql.Errors;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Limits;

namespace FauxSql.Stores;

/// <summary>
/// Reads in rounds: a round is every request that can be sent by now, sent at once. Most waves are one round; further ones are
/// next pages and keys that a batch left over. At most 100 requests of a round are on their way at one time.
/// </summary>
internal sealed class StoreReader(ILayout layout, StoreConnection connection)
{
    private const int InFlight = 100;

    public ValueTask<IReadOnlyList<Rows>> ReadAsync(IReadOnlyList<Read> wave, CallContext context, Tally? tally, CancellationToken cancellationToken) => wave switch
    {
        [Read.Point point] => ReadOneAsync(new PendingPoint(layout, point), static read => read.Rows, context, tally, cancellationToken),
        [Read.Owner owner] => ReadOneAsync(new PendingPoint(layout, owner), static read => read.Rows, context, tally, cancellationToken),
        _ => ReadAnyAsync(wave, context, tally, cancellationToken),
    };

    // Apart from the reads of a single item, which need no closure.
    private ValueTask<IReadOnlyList<Rows>> ReadAnyAsync(IReadOnlyList<Read> wave, CallContext context, Tally? tally, CancellationToken cancellationToken) =>
        IndexFallback.ReadAsync(wave, reads => ReadFromOwnAsync(reads, context, tally, cancellationToken));

    /// <summary>Sends all reads of a wave, each to the index that it names and to no other.</summary>
    /// <exception cref="IndexNotReadyException">An index is not there.</exception>
    public ValueTask<IReadOnlyList<Rows>> ReadFromOwnAsync(IReadOnlyList<Read> wave, CallContext context, Tally? tally, CancellationToken cancellationToken) =>
        wave is [Read.Range range] && layout.RoutesOf(range.Entity, range.Index) is [var route]
            ? ReadOneAsync(new PendingRange(route, range, range.After), static read => read.Rows, context, tally, cancellationToken)
            : ReadManyAsync(wave, context, tally, cancellationToken);

    // Most waves are one read, which needs neither grouping nor a task for each request.
    private async ValueTask<IReadOnlyList<Rows>> ReadOneAsync<T>(
        T read, Func<T, Rows> rows, CallContext context, Tally? tally, CancellationToken cancellationToken)
        where T : IPendingRead
    {
        await CompleteAsync(read, context, tally, cancellationToken).ConfigureAwait(false);
        return [rows(read)];
    }

    private async ValueTask<IReadOnlyList<Rows>> ReadManyAsync(
        IReadOnlyList<Read> wave, CallContext context, Tally? tally, CancellationToken cancellationToken)
    {
        var all = new List<IPendingRead>();
        var results = new Func<Rows>[wave.Count];
        PlanOwners(wave, all, results);
        PlanPoints(wave, all, results);
        var sharded = PlanRanges(wave, all, results);
        await CompleteAsync(all, sharded, context, tally, cancellationToken).ConfigureAwait(false);
        return Array.ConvertAll(results, result => result());
    }

    /// <summary>Sends the requests of one read until it is done.</summary>
    public async ValueTask CompleteAsync(IPendingRead read, CallContext context, Tally? tally, CancellationToken cancellationToken)
    {
        do
            await SendAsync(read, NextRound(context) with { Entity = read.Entity }, tally, cancellationToken).ConfigureAwait(false);
        while (!read.IsDone);
    }

    /// <summary>Sends the requests of several reads until all are done.</summary>
    /// <param name="all">The reads.</param>
    /// <param name="sharded">Those whose answers have to be merged after each round.</param>
    /// <param name="context">The call.</param>
    /// <param name="tally">Is told what it costs.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="ThrottledException">The service left every key unprocessed, again and again.</exception>
    public async ValueTask CompleteAsync(
        List<IPendingRead> all, List<PendingShards> sharded, CallContext context, Tally? tally, CancellationToken cancellationToken)
    {
        var pending = all.FindAll(read => !read.IsDone);
        var round = NextRound(context);
        for (var held = 0; pending.Count > 0;)
        {
            await SendAsync(pending, round, tally, cancellationToken).ConfigureAwait(false);
            sharded.ForEach(read => read.Merge());
            pending = all.FindAll(read => !read.IsDone);
            held = pending.Exists(read => read.IsThrottled) ? held + 1 : 0;
            if (held >= Backoff.Attempts || (held > 0 && !await connection.TryPauseAsync(held - 1, round, cancellationToken).ConfigureAwait(false)))
                throw new ThrottledException("BatchGetItem", "it left every key unprocessed");

            // What is held up is still the same step.
            round = NextRound(held > 0 ? round : context);
        }
    }

    // All at once, but of very many only so many at a time as an endpoint and its connections bear.
    private async Task SendAsync(List<IPendingRead> pending, CallContext round, Tally? tally, CancellationToken cancellationToken)
    {
        if (pending is [var only])
        {
            cancellationToken.ThrowIfCancellationRequested();
            await SendAsync(only, round with { Entity = only.Entity }, tally, cancellationToken).ConfigureAwait(false);
            return;
        }

        using var free = new SemaphoreSlim(InFlight);
        await Task.WhenAll(pending.Select(async read =>
        {
            await free.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                await SendAsync(read, round with { Entity = read.Entity }, tally, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                free.Release();
            }
        })).ConfigureAwait(false);
    }

    private async ValueTask SendAsync(IPendingRead read, CallContext context, Tally? tally, CancellationToken cancellationToken)
    {
        using var response = await connection.SendAsync(read.Operation, read.Body(), context, tally, cancellationToken).ConfigureAwait(false);
        StoreConnection.Parse(read.Operation, response, read, static (body, pending) =>
        {
            pending.Accept(body);
            return true;
        });
    }

    private CallContext NextRound(CallContext context) => context with { Wave = Waves.Next(), IsRetrySafe = true, Deadline = connection.DeadlineOf(context) };

    private void PlanOwners(IReadOnlyList<Read> wave, List<IPendingRead> pending, Func<Rows>[] results)
    {
        foreach (var (index, read) in wave.Index())
        {
            if (read is not Read.Owner owner)
                continue;
            var single = new PendingPoint(layout, owner);
            pending.Add(single);
            results[index] = () => single.Rows;
        }
    }

    private void PlanPoints(IReadOnlyList<Read> wave, List<IPendingRead> pending, Func<Rows>[] results)
    {
        var points = wave.Index().Where(read => read.Item is Read.Point).Select(read => (read.Index, Read: (Read.Point)read.Item));
        foreach (var group in points.GroupBy(point => (point.Read.Entity.Name, point.Read.IsConsistent)))
        {
            var first = group.First().Read;
            var keys = group.Select(point => point.Read.Key).Distinct().ToList();
            Func<Key, ReadOnlyMemory<byte>?> find;
            if (keys.Count == 1)
            {
                var single = new PendingPoint(layout, first);
                pending.Add(single);
                find = _ => single.Item;
            }
            else
            {
                // Filled between rounds by concurrent answers, so every batch has a dictionary of its own.
                var batches = keys.Chunk(DynamoLimits.BatchGetKeys).Select(chunk => (Keys: chunk, Found: new ItemsByKey(first.Entity))).ToList();
                pending.AddRange(batches.Select(batch => new PendingBatch(layout, first.Entity, batch.Keys, first.IsConsistent, batch.Found)));
                var batchOf = batches.SelectMany(batch => batch.Keys.Select(key => (key, batch.Found))).ToDictionary(pair => pair.key, pair => pair.Found);
                find = key => batchOf[key].Of(key);
            }

            foreach (var (index, read) in group)
                results[index] = () => find(read.Key) is { } item ? new Rows([item]) : Rows.None;
        }
    }

    // Returns those whose answers have to be merged after each round.
    private List<PendingShards> PlanRanges(IReadOnlyList<Read> wave, List<IPendingRead> pending, Func<Rows>[] results)
    {
        var planned = new Dictionary<Read.Range, Func<Rows>>();
        var sharded = new List<PendingShards>();
        foreach (var (index, read) in wave.Index())
        {
            if (read is not Read.Range range)
                continue;
            if (!planned.TryGetValue(range, out var rows))
                planned[range] = rows = PlanRange(range, pending, sharded);
            results[index] = rows;
        }

        return sharded;
    }

    private Func<Rows> PlanRange(Read.Range range, List<IPendingRead> pending, List<PendingShards> sharded)
    {
        var routes = layout.RoutesOf(range.Entity, range.Index);
        if (routes is [var route])
        {
            var single = new PendingRange(route, range, range.After);
            pending.Add(single);
            return () => single.Rows;
        }

        var shards = new PendingShards(routes, range);
        pending.AddRange(shards.Shards);
        sharded.Add(shards);
        return () => shards.Rows;
    }
}
