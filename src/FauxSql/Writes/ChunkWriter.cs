using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using FauxSql.Stores;

namespace FauxSql.Writes;

/// <summary>Carries out the intents of a chunk, each by itself: what cannot be written does not keep the others from it.</summary>
internal sealed class ChunkWriter(DynamoDatabase database)
{
    private readonly WriteRunner _runner = new(database);

    /// <returns>The intents that were not carried out, by their place in the chunk.</returns>
    public Task<IReadOnlyList<WriteFailure>> WriteAsync(Chunk chunk, long wave, Tally? tally, CancellationToken cancellationToken) =>
        chunk.Plain is { } plain ? SendBatchAsync(chunk, plain, wave, tally, cancellationToken) : TransactAsync(chunk, tally, cancellationToken);

    private async Task<IReadOnlyList<WriteFailure>> SendBatchAsync(Chunk chunk, IReadOnlyList<Write.OfItem> plain, long wave, Tally? tally, CancellationToken cancellationToken)
    {
        var context = new CallContext { Entity = chunk.Intents[0].Entity.Name, Wave = wave };
        tally?.Wrote(chunk.Intents.Select(intent => intent.Action));
        var left = await database.Store.WriteEachAsync(plain, context, tally, cancellationToken).ConfigureAwait(false);
        return [.. chunk.Intents.Index()
            .Where(intent => left.Contains(plain[intent.Index], ReferenceEqualityComparer.Instance))
            .Select(intent => new WriteFailure(intent.Index, intent.Item, new ThrottledException("BatchWriteItem", "it left items unprocessed")))];
    }

    // All at once is cheaper; one at a time tells whose fault it is, and writes the others.
    private async Task<IReadOnlyList<WriteFailure>> TransactAsync(Chunk chunk, Tally? tally, CancellationToken cancellationToken)
    {
        if (chunk.Intents.Count > 1 && await SucceedsAsync(chunk, tally, cancellationToken).ConfigureAwait(false))
            return [];
        var failures = new List<WriteFailure>();
        for (var i = 0; i < chunk.Intents.Count && !failures.Exists(failure => failure.IsOfAll); i++)
            failures.AddRange(await FailureOfAsync(i, chunk.Intents[i], tally, cancellationToken).ConfigureAwait(false) is { } failure ? [failure] : []);
        if (failures is [.., { IsOfAll: true } last])
            failures.AddRange(chunk.Intents.Index().Skip(last.Index + 1).Select(intent => new WriteFailure(intent.Index, intent.Item, last.Reason)));
        return failures;
    }

    private async Task<WriteFailure?> FailureOfAsync(int index, WriteIntent intent, Tally? tally, CancellationToken cancellationToken)
    {
        try
        {
            var result = await _runner.RunAsync([intent], null, tally, cancellationToken).ConfigureAwait(false);
            return result.Failures.Count == 0 ? null : result.Failures[0] with { Index = index };
        }
        catch (FauxSqlException exception)
        {
            return new WriteFailure(index, intent, exception);
        }
    }

    private async Task<bool> SucceedsAsync(Chunk chunk, Tally? tally, CancellationToken cancellationToken)
    {
        try
        {
            return (await _runner.RunAsync(chunk.Intents, null, tally, cancellationToken).ConfigureAwait(false)).Failures.Count == 0;
        }
        catch (FauxSqlException exception) when (!WriteFailure.IsAboutAll(exception))
        {
            return false;
        }
    }
}
