using System.Buffers;
using System.Text.Json;
using FauxSql.Codecs;
using FauxSql.Errors;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Tables;

/// <summary>Writes many entities: in batches of 25, or with their claims in transactions where values are unique; several at a time.</summary>
internal sealed class BulkWriter(DynamoDatabase database, IProgress<FillProgress>? progress)
{
    private const int InFlight = 8;

    private readonly Dictionary<Type, EntityCodec> _codecs = database.Codecs.ToDictionary(codec => codec.EntityType);
    private readonly StoreConnection _connection = new(database.Backend);
    private readonly List<Task> _sending = [];
    private long _written;

    public async Task<long> WriteAsync(IAsyncEnumerable<object> entities, CancellationToken cancellationToken)
    {
        var batches = _codecs.Values.ToDictionary(codec => codec, _ => new List<object>());
        await foreach (var entity in entities.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (!_codecs.TryGetValue(entity.GetType(), out var codec))
                throw new InvalidOperationException($"The sample data has a {entity.GetType().Name}, which is not an entity of {database.Schema.Name}");
            var batch = batches[codec];
            batch.Add(entity);
            if (batch.Count < DynamoLimits.BatchWriteItems)
                continue;
            batches[codec] = [];
            await StartAsync(codec, batch, cancellationToken).ConfigureAwait(false);
        }

        foreach (var (codec, batch) in batches.Where(batch => batch.Value.Count > 0))
            await StartAsync(codec, batch, cancellationToken).ConfigureAwait(false);
        await Task.WhenAll(_sending).ConfigureAwait(false);
        return _written;
    }

    private async Task StartAsync(EntityCodec codec, List<object> batch, CancellationToken cancellationToken)
    {
        if (_sending.Count == InFlight)
        {
            var done = await Task.WhenAny(_sending).ConfigureAwait(false);
            _sending.Remove(done);
            await done.ConfigureAwait(false);
        }

        _sending.Add(Task.Run(() => SendAsync(codec, batch, cancellationToken), cancellationToken));
    }

    private async Task SendAsync(EntityCodec codec, List<object> batch, CancellationToken cancellationToken)
    {
        var items = batch.ConvertAll(entity => Encode(codec, codec.Prepare(entity)));
        string[] unique = [.. codec.Schema.Attributes.Where(attribute => attribute.Role.HasFlag(AttributeRole.Unique)).Select(attribute => attribute.Name)];
        if (unique.Length > 0)
            await SendTransactionsAsync(codec.Schema, items, unique, cancellationToken).ConfigureAwait(false);
        else
            await SendBatchAsync(codec.Schema, items, cancellationToken).ConfigureAwait(false);
        var written = Interlocked.Add(ref _written, batch.Count);
        progress?.Report(new FillProgress(written));
    }

    private async Task SendTransactionsAsync(
        EntitySchema entity, List<(Key Key, ReadOnlyMemory<byte> Item)> items, string[] unique, CancellationToken cancellationToken)
    {
        foreach (var chunk in items.Chunk(DynamoLimits.TransactionActions / (1 + unique.Length)))
        {
            var writes = chunk.SelectMany(item => WritesOf(entity, item.Key, item.Item, unique)).ToList();
            var outcome = await database.Store.WriteAsync(new WriteSet(writes), new CallContext { Entity = entity.Name }, cancellationToken).ConfigureAwait(false);
            if (outcome.Failed is Write.Claim claim)
                throw new UniqueViolationException(entity.Name, claim.Of.Attribute, KeyText.Of(claim.Of.Value));
        }
    }

    private static IEnumerable<Write> WritesOf(EntitySchema entity, Key key, ReadOnlyMemory<byte> item, string[] unique)
    {
        yield return new Write.Put(entity, key, item, null);
        foreach (var attribute in unique)
        {
            if (ItemReader.Get(item, new DocumentPath(attribute)) is { } value)
                yield return new Write.Claim(new UniqueClaim(entity, attribute, value), key.ToString());
        }
    }

    private async Task SendBatchAsync(EntitySchema entity, List<(Key Key, ReadOnlyMemory<byte> Item)> items, CancellationToken cancellationToken)
    {
        var table = database.Layout.RouteOf(entity, null).Table;
        var body = RequestBody.Build((table, items), static (writer, batch) =>
        {
            writer.WriteStartObject("RequestItems");
            writer.WriteStartArray(batch.table);
            foreach (var (_, item) in batch.items)
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
        for (var attempt = 0; ; attempt++)
        {
            var context = new CallContext { Entity = entity.Name, Wave = Waves.Next(), IsRetrySafe = true };
            using var response = await _connection.SendAsync("BatchWriteItem", body, context, null, cancellationToken).ConfigureAwait(false);
            if (ResponseReader.CopyOf(response.Body, "UnprocessedItems") is not { } left || !ItemReader.TryFind(left, table, out _))
                return;
            body = RequestBody.Build(left, static (writer, left) =>
            {
                writer.WritePropertyName("RequestItems");
                writer.WriteRawValue(left.Span, skipInputValidation: true);
            });
            await Task.Delay(Backoff.Of(attempt), cancellationToken).ConfigureAwait(false);
        }
    }

    private static (Key Key, ReadOnlyMemory<byte> Item) Encode(EntityCodec codec, object entity)
    {
        var key = KeyRules.Checked(codec.Schema, codec.KeyOf(entity));
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, ItemJson.WriterOptions))
            codec.Write(writer, entity);
        var size = ItemSize.Of(buffer.WrittenSpan);
        return size <= DynamoLimits.ItemBytes
            ? (key, buffer.WrittenMemory)
            : throw new ItemTooLargeException(codec.Schema.Name, key.ToString(), size, DynamoLimits.ItemBytes);
    }
}
