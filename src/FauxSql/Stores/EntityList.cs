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

    public void Add(ReadOnlyMemory<byte> answer, ref Utf8JsonReader reader)
    {
        if (_entities.Count < most)
            _entities.Add(codec.Decode(answer, ref reader));
        else
            reader.Skip();
    }
}
