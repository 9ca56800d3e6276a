using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using FauxSql.Errors;
using FauxSql.Layouts;
using FauxSql.Stores;

namespace FauxSql.Tables;

/// <summary>Prints and parses cursors: the layout and query they belong to, and the key to go on after.</summary>
internal static class Cursor
{
    private const int HashBytes = 12;

    public static string Print(ILayout layout, Read.Range query, ReadOnlyMemory<byte> lastKey) =>
        Base64Url.EncodeToString([.. HashOf(layout, query, lastKey), .. lastKey.Span]);

    public static ReadOnlyMemory<byte> Parse(ILayout layout, Read.Range query, string cursor)
    {
        byte[] bytes;
        try
        {
            bytes = Base64Url.DecodeFromChars(cursor);
        }
        catch (FormatException exception)
        {
            throw new CursorException("The cursor is damaged", exception);
        }

        var key = bytes.AsMemory(Math.Min(HashBytes, bytes.Length));
        return !key.IsEmpty && bytes.AsSpan(0, HashBytes).SequenceEqual(HashOf(layout, query, key))
            ? key
            : throw new CursorException("The cursor is damaged, or belongs to another query or database");
    }

    private static byte[] HashOf(ILayout layout, Read.Range query, ReadOnlyMemory<byte> key) =>
        SHA256.HashData([.. Encoding.UTF8.GetBytes(layout.Id), 0, .. PendingRange.Identity(layout, query).Span, 0, .. key.Span])[..HashBytes];
}
