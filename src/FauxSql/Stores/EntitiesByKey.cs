using System.Text;
using System.Text.Json;
using FauxSql.Codecs;
using FauxSql.Protocol.Values;

namespace FauxSql.Stores;

/// <summary>The items of a batch as entities, by the keys that are stored with them: an entity tells its own only where its converter reads no two stored values as one.</summary>
internal sealed class EntitiesByKey<T>(EntityCodec<T> codec) : IItemSink
    where T : class
{
    private readonly byte[][] _names = [.. codec.Schema.Key.Attributes.Select(Encoding.UTF8.GetBytes)];

    public Dictionary<Key, T> Found { get; } = [];

    public int TryAdd(ReadOnlyMemory<byte> json) => 0;

    public void Add(ReadOnlyMemory<byte> answer, ref Utf8JsonReader reader)
    {
        var ahead = reader;
        var values = new AttributeValue?[_names.Length];
        ItemReader.Find(ref ahead, _names, values);
        Found[new Key(values[0]!, values.Length > 1 ? values[1] : null)] = codec.Decode(answer, ref reader);
    }
}
