using FauxSql.Errors;
using FauxSql.Stores;

namespace FauxSql.Writes;

/// <summary>Carries out many intents, each by itself, eight chunks at a time, and says which were not.</summary>
internal sealed class BatchRunner(DynamoDatabase database, IProgress<WriteProgress>? progress)
{
    /// <summary>How many chunks are on their way at one time.</summary>
    public const int InFlight = 8;

    private readonly ChunkWriter _writer = new(database);

    /// <returns>The intents that were not carried out, in their order.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled; what is not in <paramref name="done"/> may not have been written.</exception>
    public async Task<IReadOnlyList<WriteFailure>> RunAsync(
        IReadOnlyList<WriteIntent> intents, ISet<int> done, Tally? tally, CancellationToken cancellationToken)
    {
        var failures = new List<WriteFailure>();
        var start = 0;
        foreach (var round in Chunk.Of(intents).Chunk(InFlight))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var wave = Waves.Next();
            var sent = new List<(int Start, Chunk Chunk)>();
            foreach (var chunk in round)
            {
                sent.Add((start, chunk));
                start += chunk.Intents.Count;
            }

            var results = await Task.WhenAll(sent.Select(one => WriteAsync(one.Start, one.Chunk, wave, done, tally, cancellationToken))).ConfigureAwait(false);
            failures.AddRange(results.SelectMany(result => result));
            if (failures.Exists(failure => failure.IsOfAll))
                break;
        }

        var cause = failures.Find(failure => failure.IsOfAll).Reason;
        failures.AddRange(intents.Index().Skip(start).Select(intent => new WriteFailure(intent.Index, intent.Item, cause)));
        return [.. failures.OrderBy(failure => failure.Index)];
    }

    private async Task<IEnumerable<WriteFailure>> WriteAsync(
        int start, Chunk chunk, long wave, ISet<int> done, Tally? tally, CancellationToken cancellationToken)
    {
        IReadOnlyList<WriteFailure> failures;
        try
        {
            failures = await _writer.WriteAsync(chunk, wave, tally, cancellationToken).ConfigureAwait(false);
        }
        catch (FauxSqlException exception)
        {
            failures = [.. chunk.Intents.Index().Select(intent => new WriteFailure(intent.Index, intent.Item, exception))];
        }

        lock (done)
        {
            done.UnionWith(Enumerable.Range(start, chunk.Intents.Count).Except(failures.Select(failure => start + failure.Index)));
            progress?.Report(new WriteProgress(done.Count));
        }

        return failures.Select(failure => failure with { Index = start + failure.Index });
    }
}
