using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using FauxSql.Errors;
using FauxSql.Layouts;
using FauxSql.Stores;

namespace FauxSql.Cursors;

/// <summary>Prints and parses cursors: the position to go on after, sealed for the layout and the query that it belongs to.</summary>
internal static class Cursor
{
    public static string Print(DynamoDatabase database, Read.Range query, ReadOnlyMemory<byte> position) =>
        Base64Url.EncodeToString(database.Options.Cursors.Seal(ContextOf(database.Layout, query), position.Span));

    public static ReadOnlyMemory<byte> Parse(DynamoDatabase database, Read.Range query, string cursor)
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

        var position = database.Options.Cursors.Open(ContextOf(database.Layout, query), bytes)
            ?? throw new CursorException("The cursor is damaged, or belongs to another query or database, or is protected by another key");

        // Whoever can seal could otherwise smuggle anything into the request.
        return PositionRules.IsOf(database.Layout, query, position) ? position : throw new CursorException("The cursor is no position of this query");
    }

    private static byte[] ContextOf(ILayout layout, Read.Range query) =>
        SHA256.HashData([.. SHA256.HashData(Encoding.UTF8.GetBytes(layout.Id)), .. PendingRange.Identity(layout, query).Span]);
}
