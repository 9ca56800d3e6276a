using System.Text;
using FauxSql.Protocol.Values;

namespace FauxSql.Stores;

/// <summary>Finds keys by how they stand in an answer. A number that stands there in another form is not found.</summary>
internal sealed class KeyTextComparer : IEqualityComparer<Key>, IAlternateEqualityComparer<StoredKey, Key>
{
    public static KeyTextComparer Instance { get; } = new();

    public bool Equals(Key one, Key other) => one == other;

    public int GetHashCode(Key key)
    {
        var hash = default(HashCode);
        Add(ref hash, key.Partition);
        Add(ref hash, key.Sort);
        return hash.ToHashCode();
    }

    public bool Equals(StoredKey stored, Key key) => Is(stored.Partition, key.Partition) && Is(stored.Sort, key.Sort);

    public int GetHashCode(StoredKey stored)
    {
        var hash = default(HashCode);
        hash.AddBytes(stored.Partition);
        hash.AddBytes(stored.Sort);
        return hash.ToHashCode();
    }

    public Key Create(StoredKey stored) => throw new NotSupportedException("Keys are found here, and not made.");

    private static void Add(ref HashCode hash, AttributeValue? value)
    {
        if (value is null)
            return;
        var text = KeyText.Of(value);
        Span<byte> bytes = stackalloc byte[128];
        hash.AddBytes(Encoding.UTF8.TryGetBytes(text, bytes, out var length) ? bytes[..length] : Encoding.UTF8.GetBytes(text));
    }

    private static bool Is(ReadOnlySpan<byte> stored, AttributeValue? value)
    {
        if (value is null || stored.IsEmpty)
            return value is null && stored.IsEmpty;
        var text = KeyText.Of(value);
        return Ascii.Equals(stored, text) || stored.SequenceEqual(Encoding.UTF8.GetBytes(text));
    }
}
