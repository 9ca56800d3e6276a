using System.Runtime.CompilerServices;
using FauxSql.Codecs;
using FauxSql.Protocol.Limits;
using FauxSql.Writes;

namespace FauxSql.Tables;

/// <summary>Writes many entities: in batches of 25, or with their claims in transactions where values are unique; several at a time.</summary>
internal sealed class BulkWriter(DynamoDatabase database, IProgress<WriteProgress>? progress)
{
    private readonly Dictionary<Type, EntityCodec> _codecs = database.Codecs.SelectMany(codec => codec.Subtypes.Prepend(codec)).ToDictionary(codec => codec.EntityType, codec => codec.Whole);
    private readonly ChunkWriter _writer = new(database);
    private readonly Lock _progress = new();
    private long _written;

    public async Task<long> WriteAsync(IAsyncEnumerable<object> entities, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = BatchRunner.InFlight, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(BatchesOf(entities, cancellationToken), options, async (batch, token) =>
        {
            await SendAsync(batch.Codec, batch.Entities, token).ConfigureAwait(false);
            // Within the lock, so that progress never goes back.
            lock (_progress)
            {
                _written += batch.Entities.Count;
                progress?.Report(new WriteProgress(_written));
            }
        }).ConfigureAwait(false);
        return _written;
    }

    private async IAsyncEnumerable<(EntityCodec Codec, List<object> Entities)> BatchesOf(
        IAsyncEnumerable<object> entities, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var open = new Dictionary<EntityCodec, List<object>>();
        await foreach (var entity in entities.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (!_codecs.TryGetValue(entity.GetType(), out var codec))
                throw new InvalidOperationException($"The sample data has a {entity.GetType().Name}, which is not an entity of {database.Schema.Name}");
            if (!open.TryGetValue(codec, out var batch))
                open[codec] = batch = [];
            batch.Add(entity);
            if (batch.Count == DynamoLimits.BatchWriteItems && open.Remove(codec))
                yield return (codec, batch);
        }

        foreach (var (codec, batch) in open)
            yield return (codec, batch);
    }

    private async Task SendAsync(EntityCodec codec, List<object> batch, CancellationToken cancellationToken)
    {
        // Of several items with one key the last one stays, as if they were written one after another.
        var items = batch.Select(entity => EncodedItem.Of(codec, codec.Prepare(entity))).Reverse().DistinctBy(item => item.Key);
        foreach (var chunk in Chunk.Of([.. items.Select(item => new PutIntent(codec, item, isGuarded: false))]))
        {
            var failures = await _writer.WriteAsync(chunk, 0, null, cancellationToken).ConfigureAwait(false);
            if (failures.Count > 0)
                throw failures[0].Reason;
        }
    }
}
