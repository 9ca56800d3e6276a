using System.Text.Json;
using FauxSql.Codecs;

namespace FauxSql.Stores;

/// <summary>The items of a range as entities.</summary>
/// <param name="codec">The codec of the items.</param>
/// <param name="most">How many items are wanted; those beyond them are passed over, whatever they are.</param>
internal sealed class EntityList<T>(EntityCodec<T> codec, int most) : IItemSink
    where T : class
{
    private readonly List<T> _entities = [];

    public IReadOnlyList<T> Entities => _entities;

    public int TryAdd(ReadOnlyMemory<byte> json)
    {
        if (_entities.Count == most || codec.ReadPlain(json.Span, out var length) is not { } entity)
            return 0;
        _entities.Add(entity);
        return length;
    }

    public void Add(ReadOnlyMemory<byte> answer, ref Utf8JsonReader reader)
    {
        if (_entities.Count < most)
            _entities.Add(codec.Decode(answer, ref reader));
        else
            reader.Skip();
    }
}
