using FauxSql.Cursors;

namespace FauxSql;

/// <summary>
/// How cursors are protected where they leave the application. In any case a cursor goes on with the query, the layout and the protection that
/// it was made for, and with nothing else; whatever is wrong with one is a <see cref="Errors.CursorException"/>. Safe for concurrent use.
/// </summary>
public sealed class CursorProtection
{
    private readonly CursorSeal[] _seals;

    private CursorProtection(params CursorSeal[] seals) => _seals = seals;

    /// <summary>
    /// Damage is noticed, but who knows the format can read the keys in a cursor, and make one that begins anywhere within the same query. For
    /// cursors that stay among applications that trust each other.
    /// </summary>
    public static CursorProtection None { get; } = new(new HashSeal());

    /// <summary>Nobody without the key can make or change a cursor (HMAC-SHA256); the keys of items in it can be read.</summary>
    /// <param name="key">At least 32 random bytes, the same in every process that shares cursors.</param>
    /// <param name="older">Keys that were used before, whose cursors are accepted still.</param>
    /// <exception cref="ArgumentException">A key has fewer than 32 bytes.</exception>
    public static CursorProtection Signed(byte[] key, params IEnumerable<byte[]> older) => new([.. older.Prepend(key).Select(each => new SignatureSeal(each))]);

    /// <summary>Nobody without the key can read, make or change a cursor (AES-256-GCM); for keys of items that are sensitive.</summary>
    /// <param name="key">At least 32 random bytes, the same in every process that shares cursors.</param>
    /// <param name="older">Keys that were used before, whose cursors are accepted still.</param>
    /// <exception cref="ArgumentException">A key has fewer than 32 bytes.</exception>
    public static CursorProtection Encrypted(byte[] key, params IEnumerable<byte[]> older) => new([.. older.Prepend(key).Select(each => new EncryptionSeal(each))]);

    internal byte[] Seal(ReadOnlySpan<byte> context, ReadOnlySpan<byte> position) => _seals[0].Seal(context, position);

    /// <summary>The position, or null when it is sealed otherwise or for another context.</summary>
    internal byte[]? Open(byte[] context, byte[] cursor) => _seals.Select(seal => seal.Open(context, cursor)).FirstOrDefault(position => position is not null);
}
