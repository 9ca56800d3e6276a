using System.Text.Json;
using FauxSql.Schema;

namespace FauxSql.Stores;

/// <summary>Copies of the items of a batch, by their keys.</summary>
internal sealed class ItemsByKey(EntitySchema entity) : IItemSink
{
    private readonly Dictionary<Key, ReadOnlyMemory<byte>> _found = [];

    public ReadOnlyMemory<byte>? Of(Key key) => _found.TryGetValue(key, out var item) ? item : (ReadOnlyMemory<byte>?)null;

    public int TryAdd(ReadOnlyMemory<byte> json) => 0;

    public void Add(ReadOnlyMemory<byte> answer, ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        ReadOnlyMemory<byte> item = answer[start..(int)reader.BytesConsumed].ToArray();
        _found[Key.OfItem(entity, item)] = item;
    }
}
