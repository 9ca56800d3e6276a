using System.Text.Json;
using FauxSql.Errors;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;

namespace FauxSql.Stores;

/// <summary>
/// Sends writes that happen each by itself as one BatchWriteItem, and what the service leaves over again.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
/// </summary>
internal sealed class StoreBatchWriter(ILayout layout, StoreConnection connection)
{
    private const string Operation = "BatchWriteItem";

    /// <returns>The writes that were left over to the end.</returns>
    public async ValueTask<IReadOnlyList<Write.OfItem>> WriteAsync(
        IReadOnlyList<Write.OfItem> writes, CallContext context, Tally? tally, CancellationToken cancellationToken)
    {
        var left = writes;
        context = context with { Deadline = connection.DeadlineOf(context) };
        for (var held = 0; ;)
        {
            var sent = context with { Wave = context.Wave == 0 || held > 0 || left.Count < writes.Count ? Waves.Next() : context.Wave, IsRetrySafe = true };
            var before = left.Count;
            try
            {
                using var response = await connection.SendAsync(Operation, BodyOf(left), sent, tally, cancellationToken).ConfigureAwait(false);
                left = StoreConnection.Parse(Operation, response, left, LeftIn);
            }
            catch (ThrottledException) when (before < writes.Count)
            {
                // The others have been written.
                return left;
            }

            held = left.Count < before ? 0 : held + 1;
            if (left.Count == 0 || held == Backoff.Attempts || !await connection.TryPauseAsync(held, sent, cancellationToken).ConfigureAwait(false))
                return left;
        }
    }

    private ReadOnlyMemory<byte> BodyOf(IReadOnlyList<Write.OfItem> writes) => RequestBody.Build((this, writes), static (writer, state) =>
    {
        writer.WriteStartObject("RequestItems");
        foreach (var table in state.writes.GroupBy(state.Item1.TableOf))
        {
            writer.WriteStartArray(table.Key);
            foreach (var write in table)
                state.Item1.WriteEntry(writer, write);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    });

    private void WriteEntry(Utf8JsonWriter writer, Write.OfItem write)
    {
        writer.WriteStartObject();
        if (write is Write.Put put)
        {
            writer.WriteStartObject("PutRequest");
            writer.WritePropertyName("Item");
            writer.WriteRawValue(layout.Stamped(put.Entity, put.Key, put.Entity.Mirrored(put.Item)).Span, skipInputValidation: true);
        }
        else
        {
            writer.WriteStartObject("DeleteRequest");
            writer.WritePropertyName("Key");
            RequestBody.WriteKeyObject(writer, layout.AddressOf(write.Entity, write.Key));
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private IReadOnlyList<Write.OfItem> LeftIn(ReadOnlyMemory<byte> answer, IReadOnlyList<Write.OfItem> sent)
    {
        if (ResponseReader.CopyOf(answer, "UnprocessedItems") is not { Length: > 2 } unprocessed)
            return [];
        return [.. sent.GroupBy(TableOf).SelectMany(table => LeftIn(unprocessed, table.Key, [.. table]))];
    }

    private IEnumerable<Write.OfItem> LeftIn(ReadOnlyMemory<byte> unprocessed, string table, List<Write.OfItem> sent)
    {
        if (ResponseReader.Property(unprocessed, table) is not { } entries)
            return [];
        var names = layout.AddressOf(sent[0].Entity, sent[0].Key).Key.Select(pair => new DocumentPath(pair.Key)).ToList();
        var left = ResponseReader.CopyElements(entries)
            .Select(entry => ItemOf(entry))
            .Select(item => string.Join('/', names.Select(name => Uri.EscapeDataString(KeyText.Of(ItemReader.Get(item, name)!)))))
            .ToHashSet(StringComparer.Ordinal);
        return sent.Where(write => left.Contains(write.Key.ToOwner()));
    }

    private static ReadOnlyMemory<byte> ItemOf(ReadOnlyMemory<byte> entry) =>
        ResponseReader.Property(entry, "PutRequest") is { } put
            ? ResponseReader.Property(put, "Item") ?? throw new JsonException("PutRequest has no Item")
            : ResponseReader.Property(entry, "DeleteRequest") is { } delete
                ? ResponseReader.Property(delete, "Key") ?? throw new JsonException("DeleteRequest has no Key")
                : throw new JsonException("an unprocessed entry is neither a PutRequest nor a DeleteRequest");

    private string TableOf(Write.OfItem write) => layout.RouteOf(write.Entity, null).Table;
}
