using System.Text;
using System.Text.Json;
using FauxSql.Codecs;
using FauxSql.Protocol.Values;

namespace FauxSql.Stores;

/// <summary>
/// Items as entities, each in the place of its key; several batches may be filled in at the same time, as none has a key of another. The keys are those that are stored: an entity tells its own only where its converter reads no two
/// stored values as one.
/// </summary>
internal sealed class EntitiesByKey<T> : IItemSink
    where T : class
{
    private readonly EntityCodec<T> _codec;
    private readonly byte[][] _names;
    private readonly Dictionary<Key, int> _places;
    private readonly Dictionary<Key, int>.AlternateLookup<StoredKey> _placesByText;
    private readonly List<Key> _keys;
    private readonly T?[] _found;

    /// <param name="codec">The codec of the items.</param>
    /// <param name="keys">The keys.</param>
    public EntitiesByKey(EntityCodec<T> codec, IReadOnlyList<Key> keys)
    {
        _codec = codec;
        _names = [.. codec.Schema.Key.Attributes.Select(Encoding.UTF8.GetBytes)];
        _places = new Dictionary<Key, int>(keys.Count, KeyTextComparer.Instance);
        _placesByText = _places.GetAlternateLookup<StoredKey>();
        _keys = new List<Key>(keys.Count);
        foreach (var key in keys)
        {
            if (_places.TryAdd(key, _keys.Count))
                _keys.Add(key);
        }

        _found = new T?[_keys.Count];
    }

    /// <summary>The keys, each once.</summary>
    public IReadOnlyList<Key> Keys => _keys;

    /// <summary>What was found, one for each key that was given.</summary>
    public IReadOnlyList<T?> Of(IReadOnlyList<Key> keys) => keys.Count == _keys.Count ? _found : [.. keys.Select(key => _found[_places[key]])];

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
