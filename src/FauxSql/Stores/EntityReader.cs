using FauxSql.Codecs;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Limits;

namespace FauxSql.Stores;

/// <summary>Reads items straight into entities: an answer is read once, and nothing of it is copied but what the entities hold.</summary>
internal sealed class EntityReader(ILayout layout, StoreConnection connection)
{
    private const string GetItem = "GetItem";

    private readonly StoreReader _reader = new(layout, connection);

    public async ValueTask<T?> FindAsync<T>(Read.Point read, EntityCodec<T> codec, CallContext context, Tally? tally, CancellationToken cancellationToken)
        where T : class
    {
        var body = RequestBody.Point(layout.AddressOf(read.Entity, read.Key), read.IsConsistent);
        var sent = context with { Entity = read.Entity.Name, Wave = Waves.Next(), IsRetrySafe = true, Deadline = connection.DeadlineOf(context) };
        using var response = await connection.SendAsync(GetItem, body, sent, tally, cancellationToken).ConfigureAwait(false);
        return StoreConnection.Parse(GetItem, response, codec, static (answer, codec) => ResponseReader.Entity(answer, codec));
    }

    /// <summary>The items of keys, in the order of the keys; each is read once.</summary>
    public async ValueTask<IReadOnlyList<T?>> FindManyAsync<T>(
        IReadOnlyList<Key> keys, bool isConsistent, EntityCodec<T> codec, CallContext context, Tally? tally, CancellationToken cancellationToken)
        where T : class
    {
        var found = new EntitiesByKey<T>(codec, keys);
        if (found.Keys is [var only])
        {
            var entity = await FindAsync(new Read.Point(codec.Schema, only, isConsistent), codec, context, tally, cancellationToken).ConfigureAwait(false);
            return [.. keys.Select(_ => entity)];
        }

        IEnumerable<IReadOnlyList<Key>> batches = found.Keys.Count <= DynamoLimits.BatchGetKeys ? [found.Keys] : found.Keys.Chunk(DynamoLimits.BatchGetKeys);
        List<IPendingRead> pending = [.. batches.Where(batch => batch.Count > 0).Select(batch => new PendingBatch(layout, codec.Schema, batch, isConsistent, found))];
        await _reader.CompleteAsync(pending, [], context, tally, cancellationToken).ConfigureAwait(false);
        return found.Of(keys);
    }

    public ValueTask<IReadOnlyList<Found<T>>> ListAsync<T>(
        IReadOnlyList<Read.Range> reads, EntityCodec<T> codec, int most, CallContext context, Tally? tally, CancellationToken cancellationToken)
        where T : class => IndexFallback.ReadAsync(reads, ranges => ListFromOwnAsync(ranges, codec, most, context, tally, cancellationToken));

    private async ValueTask<IReadOnlyList<Found<T>>> ListFromOwnAsync<T>(
        IReadOnlyList<Read.Range> reads, EntityCodec<T> codec, int most, CallContext context, Tally? tally, CancellationToken cancellationToken)
        where T : class
    {
        if (reads is [var range] && layout.RoutesOf(range.Entity, range.Index) is [var route])
        {
            var taken = Math.Min(most, range.Take ?? most);
            var entities = new EntityList<T>(codec, taken);
            var pending = new PendingRange(route, range, range.After, entities, taken);
            await _reader.CompleteAsync(pending, context, tally, cancellationToken).ConfigureAwait(false);
            return [new Found<T>(pending.Rows, entities.Entities)];
        }

        var rows = await _reader.ReadFromOwnAsync(reads, context, tally, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(one => codec.Decode(one, most))];
    }
}
