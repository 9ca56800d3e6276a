using System.Text;
using System.Text.Json;
using FauxSql.Codecs;
using FauxSql.Protocol.Values;

namespace FauxSql.Stores;

/// <summary>The items of a batch as entities, by the keys that were asked for.</summary>
internal sealed class EntitiesByKey<T>(EntityCodec<T> codec, IReadOnlyCollection<Key> asked) : IItemSink
    where T : class
{
    private readonly HashSet<Key> _asked = [.. asked];

    public Dictionary<Key, T> Found { get; } = new(asked.Count);

    public void Add(ReadOnlyMemory<byte> answer, ref Utf8JsonReader reader)
    {
        var ahead = reader;
        var entity = codec.Decode(answer, ref reader);
        var key = codec.KeyOf(entity);

        // An entity may have another key than its item when a converter reads several stored values as one.
        Found[_asked.Contains(key) ? key : StoredKey(ref ahead)] = entity;
    }

    private Key StoredKey(ref Utf8JsonReader reader)
    {
        byte[][] names = [.. codec.Schema.Key.Attributes.Select(Encoding.UTF8.GetBytes)];
        var values = new AttributeValue?[names.Length];
        ItemReader.Find(ref reader, names, values);
        return new Key(values[0]!, values.Length > 1 ? values[1] : null);
    }
}
