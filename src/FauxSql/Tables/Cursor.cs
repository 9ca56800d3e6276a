using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FauxSql.Errors;
using FauxSql.Layouts;
using FauxSql.Protocol.Values;
using FauxSql.Stores;

namespace FauxSql.Tables;

/// <summary>Prints and parses cursors: the layout and query they belong to, and the key to go on after.</summary>
internal static class Cursor
{
    private const int HashBytes = 12;

    public static string Print(ILayout layout, Read.Range query, ReadOnlyMemory<byte> lastKey) =>
        Base64Url.EncodeToString([.. HashOf(layout, query), .. lastKey.Span]);

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

        if (bytes.Length <= HashBytes || !bytes.AsSpan(0, HashBytes).SequenceEqual(HashOf(layout, query)))
            throw new CursorException("The cursor is damaged, or belongs to another query or database");
        var key = bytes.AsMemory(HashBytes);
        try
        {
            ItemJson.Parse(key);
        }
        catch (Exception exception) when (exception is JsonException or AttributeFormatException)
        {
            throw new CursorException("The cursor is damaged", exception);
        }

        return key;
    }

    private static byte[] HashOf(ILayout layout, Read.Range query) =>
        SHA256.HashData([.. Encoding.UTF8.GetBytes(layout.Id), 0, .. PendingRange.Identity(layout, query).Span])[..HashBytes];
}
