using FauxSql.Layouts;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Stores;

/// <summary>A BatchGetItem of one table, repeated until the service has left nothing over.</summary>
internal sealed class PendingBatch(ILayout layout, EntitySchema entity, IReadOnlyList<Key> keys, bool isConsistent, IItemSink found)
    : IPendingRead
{
    private readonly string _table = layout.RouteOf(entity, null).Table;
    private ReadOnlyMemory<byte>? _left;

    public string Operation => "BatchGetItem";

    public string Entity => entity.Name;

    public bool IsDone { get; private set; }

    public bool IsThrottled { get; private set; }

    public ReadOnlyMemory<byte> Body() => RequestBody.Build(this, static (writer, batch) =>
    {
        writer.WritePropertyName("RequestItems");
        if (batch._left is { } left)
        {
            writer.WriteRawValue(left.Span, skipInputValidation: true);
        }
        else
        {
            writer.WriteStartObject();
            writer.WriteStartObject(batch._table);
            writer.WriteStartArray("Keys");
            foreach (var key in batch.Keys)
                RequestBody.WriteKeyObject(writer, batch.Layout.AddressOf(batch.Schema, key));
            writer.WriteEndArray();
            if (batch.IsConsistent)
                writer.WriteBoolean("ConsistentRead", true);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
    });

    public void Accept(ReadOnlyMemory<byte> body)
    {
        _left = ResponseReader.ReadBatch(body, _table, found, out var items) is { Length: > 2 } left && ItemReader.TryFind(left, _table, out _)
            ? left
            : (ReadOnlyMemory<byte>?)null;
        IsDone = _left is null;
        IsThrottled = !IsDone && items == 0;
    }

    private ILayout Layout => layout;

    private EntitySchema Schema => entity;

    private IReadOnlyList<Key> Keys => keys;

    private bool IsConsistent => isConsistent;
}
