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
    /// <param name="database">The database.</param>
    /// <param name="query">The query, of the index that was read.</param>
    /// <param name="position">The position.</param>
    public static string Print(DynamoDatabase database, Read.Range query, ReadOnlyMemory<byte> position) =>
        Base64Url.EncodeToString(database.Options.Cursors.Seal(ContextOf(database.Layout, query), position.Span));

    /// <summary>The query as it goes on at a cursor: in the index that was read when the cursor was made, which was another while its own was not there.</summary>
    /// <exception cref="CursorException">It belongs to neither, or is damaged.</exception>
    public static Read.Range Continue(DynamoDatabase database, Read.Range query, string cursor)
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

        return Open(database, query, bytes)
            ?? (query.Index is { } index ? query.Entity.FallbacksOf(index).Select(other => Open(database, query with { Index = other.Name }, bytes)).FirstOrDefault(opened => opened is not null) : null)
            ?? throw new CursorException("The cursor is damaged, or belongs to another query or database, or is protected by another key");
    }

    private static Read.Range? Open(DynamoDatabase database, Read.Range query, byte[] cursor)
    {
        if (database.Options.Cursors.Open(ContextOf(database.Layout, query), cursor) is not { } position)
            return null;

        // Whoever can seal could otherwise smuggle anything into the request.
        return PositionRules.IsOf(database.Layout, query, position) ? query with { After = position } : throw new CursorException("The cursor is no position of this query");
    }

    private static byte[] ContextOf(ILayout layout, Read.Range query) =>
        SHA256.HashData([.. SHA256.HashData(Encoding.UTF8.GetBytes(layout.Id)), .. PendingRange.Identity(layout, query).Span]);
}
