using System.Text;
using System.Text.Json;
using FauxSql.Codecs;
using FauxSql.Protocol.Values;

namespace FauxSql.Stores;

/// <summary>
/// The items of a batch as entities, each in the place of its key. The keys are those that are stored: an entity tells its own only where its converter reads no two
/// stored values as one.
/// </summary>
internal sealed class EntitiesByKey<T> : IItemSink
    where T : class
{
    private readonly EntityCodec<T> _codec;
    private readonly byte[][] _names;
    private readonly Dictionary<Key, int> _places;
    private readonly Dictionary<Key, int>.AlternateLookup<StoredKey> _placesByText;
    private readonly T?[] _found;

    /// <param name="codec">The codec of the items.</param>
    /// <param name="keys">The keys, each once.</param>
    public EntitiesByKey(EntityCodec<T> codec, IReadOnlyList<Key> keys)
    {
        _codec = codec;
        _names = [.. codec.Schema.Key.Attributes.Select(Encoding.UTF8.GetBytes)];
        _places = new Dictionary<Key, int>(keys.Count, KeyTextComparer.Instance);
        _placesByText = _places.GetAlternateLookup<StoredKey>();
        _found = new T?[keys.Count];
        for (var i = 0; i < keys.Count; i++)
            _places.Add(keys[i], i);
    }

    /// <summary>What was found, in the order of the keys.</summary>
    public IReadOnlyList<T?> Found => _found;

    public int TryAdd(ReadOnlyMemory<byte> json)
    {
        if (_codec.ReadPlain(json.Span, out var length, out var key) is not { } entity || !_placesByText.TryGetValue(key, out var place))
            return 0;
        _found[place] = entity;
        return length;
    }

    public void Add(ReadOnlyMemory<byte> answer, ref Utf8JsonReader reader)
    {
        var ahead = reader;
        var values = new AttributeValue?[_names.Length];
        ItemReader.Find(ref ahead, _names, values);
        var key = new Key(values[0]!, values.Length > 1 ? values[1] : null);
        var entity = _codec.Decode(answer, ref reader);
        if (values[0] is not null && _places.TryGetValue(key, out var place))
            _found[place] = entity;
    }
}
