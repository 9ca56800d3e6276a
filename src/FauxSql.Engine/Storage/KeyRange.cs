namespace FauxSql.Engine.Storage;

/// <summary>The row keys from one to another, compared as bytes.</summary>
/// <param name="From">The first key.</param>
/// <param name="Before">The key behind the last.</param>
internal readonly record struct KeyRange(byte[] From, byte[] Before)
{
    /// <summary>The keys that begin with the given bytes, not all of which are 0xFF.</summary>
    public static KeyRange StartingWith(byte[] prefix) => new(prefix, Behind(prefix));

    /// <summary>The least key that is greater than every key that begins with the given bytes.</summary>
    public static byte[] Behind(ReadOnlySpan<byte> prefix)
    {
        var end = prefix.TrimEnd((byte)0xFF).ToArray();
        end[^1]++;
        return end;
    }

    /// <summary>What follows a key of this range, in the direction of reading.</summary>
    public KeyRange After(byte[] key, bool forward) => forward ? this with { From = [.. key, 0] } : this with { Before = key };

    /// <summary>Whether a key lies in the range.</summary>
    public bool Contains(ReadOnlySpan<byte> key) => key.SequenceCompareTo(From) >= 0 && key.SequenceCompareTo(Before) < 0;
}
