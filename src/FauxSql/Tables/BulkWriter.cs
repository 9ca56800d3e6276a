using System.Runtime.CompilerServices;
using FauxSql.Codecs;
using FauxSql.Errors;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;
using FauxSql.Writes;

namespace FauxSql.Tables;

/// <summary>Writes many entities: in batches of 25, or with their claims in transactions where values are unique; several at a time.</summary>
internal sealed class BulkWriter(DynamoDatabase database, IProgress<FillProgress>? progress)
{
    private const int InFlight = 8;

    private readonly Dictionary<Type, EntityCodec> _codecs = database.Codecs.ToDictionary(codec => codec.EntityType);
    private readonly StoreConnection _connection = new(database.Backend);
    private long _written;

    public async Task<long> WriteAsync(IAsyncEnumerable<object> entities, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(BatchesOf(entities, cancellationToken), options, async (batch, token) =>
        {
            await SendAsync(batch.Codec, batch.Entities, token).ConfigureAwait(false);
            var written = Interlocked.Add(ref _written, batch.Entities.Count);
            progress?.Report(new FillProgress(written));
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
        var items = batch.Select(entity => EncodedItem.Of(codec, codec.Prepare(entity))).Reverse().DistinctBy(item => item.Key).ToList();
        var unique = new UniqueValues(codec.Schema);
        if (unique.Count > 0)
            await SendTransactionsAsync(codec.Schema, items, unique, cancellationToken).ConfigureAwait(false);
        else
            await SendBatchAsync(codec.Schema, items, cancellationToken).ConfigureAwait(false);
    }

    private async Task SendTransactionsAsync(EntitySchema entity, List<EncodedItem> items, UniqueValues unique, CancellationToken cancellationToken)
    {
        foreach (var chunk in items.Chunk(DynamoLimits.TransactionActions / (1 + unique.Count)))
        {
            var writes = chunk.SelectMany(item => WritesOf(entity, item, unique)).ToList();
            var outcome = await database.Store.WriteAsync(new WriteSet(writes), new CallContext { Entity = entity.Name }, null, cancellationToken).ConfigureAwait(false);
            if (outcome.Failures is [{ Write: Write.Claim claim }, ..])
                throw new UniqueViolationException(claim.Of);
        }
    }

    private static IEnumerable<Write> WritesOf(EntitySchema entity, EncodedItem item, UniqueValues unique) =>
        [new Write.Put(entity, item.Key, item.Json, null), .. unique.Moves(item.Key, null, item.Json)];

    private async Task SendBatchAsync(EntitySchema entity, List<EncodedItem> items, CancellationToken cancellationToken)
    {
        const string operation = "BatchWriteItem";
        var table = database.Layout.RouteOf(entity, null).Table;
        var body = BodyOf(table, [.. items.Select(item => database.Layout.Stamped(entity, item.Key, item.Json))]);
        for (var attempt = 0; ; attempt++)
        {
            var context = new CallContext { Entity = entity.Name, Wave = Waves.Next(), IsRetrySafe = true };
            using var response = await _connection.SendAsync(operation, body, context, null, cancellationToken).ConfigureAwait(false);
            if (StoreConnection.Parse(operation, response, answer => LeftIn(answer, table)) is not { } left)
                return;
            if (attempt + 1 == Backoff.Attempts)
                throw new ThrottledException(operation, $"it left items of {table} unprocessed");
            body = RequestBody.Build(left, static (writer, left) =>
            {
                writer.WritePropertyName("RequestItems");
                writer.WriteRawValue(left.Span, skipInputValidation: true);
            });
            await Task.Delay(Backoff.Of(attempt), cancellationToken).ConfigureAwait(false);
        }
    }

    private static ReadOnlyMemory<byte>? LeftIn(ReadOnlyMemory<byte> answer, string table) =>
        ResponseReader.CopyOf(answer, "UnprocessedItems") is { } left && ItemReader.TryFind(left, table, out _) ? left : (ReadOnlyMemory<byte>?)null;

    private static ReadOnlyMemory<byte> BodyOf(string table, List<ReadOnlyMemory<byte>> items) => RequestBody.Build((table, items), static (writer, batch) =>
    {
        writer.WriteStartObject("RequestItems");
        writer.WriteStartArray(batch.table);
        foreach (var item in batch.items)
        {
            writer.WriteStartObject();
            writer.WriteStartObject("PutRequest");
            writer.WritePropertyName("Item");
            writer.WriteRawValue(item.Span, skipInputValidation: true);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
