using System.Buffers;
using System.Text.Json;
using FauxSql.Engine.Storage;
using FauxSql.Engine.Validation;
using FauxSql.Protocol.Capacity;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Operations;

/// <summary>
/// Reads one page of a range and writes the response: at most Limit rows, and no more once 1 MB of them has been read, before the filter.
/// The row that reaches 1 MB belongs to the page, and is where the next one starts even if none follows.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html
/// </summary>
internal static class PageWriter
{
    public static void Write(EngineContext engine, Utf8JsonWriter response, PageRequest page, KeyRange range, bool forward)
    {
        if (page.StartKey is { } start)
            range = range.After(start, forward);
        var (scanned, count, bytes) = (0, 0, 0L);
        var hasMore = false;
        using var last = new ResponseBuffer();

        response.WriteStartObject();
        if (!page.IsCount)
            response.WriteStartArray("Items"u8);
        var source = page.Rows();
        using (var session = source.BeginRead())
        {
            page.Table.ThrowIfDropped();
            page.Index?.ThrowIfDropped();
            if (page.IsCompleted)
                session.Snapshot();
            using var rows = source.Read(session, range, forward);
            while (!hasMore && ReadRow(page, rows))
            {
                scanned++;
                bytes += rows.Size;
                var item = rows.Item;
                last.Clear();
                last.Write(item);
                if (WriteRow(session, response, page, item))
                    count++;
                hasMore = scanned == page.Limit || bytes >= DynamoLimits.PageBytes;
            }
        }

        if (!page.IsCount)
            response.WriteEndArray();
        response.WriteNumber("Count"u8, count);
        response.WriteNumber("ScannedCount"u8, scanned);
        if (hasMore && !page.HasOneRow)
            WriteLastKey(response, page, last.Written.ToArray());
        WriteCapacity(response, page, bytes);
        response.WriteEndObject();
    }

    // On disk nothing keeps an index from being dropped while somebody is about to read it.
    private static bool ReadRow(PageRequest page, RowReader rows)
    {
        try
        {
            return rows.Read();
        }
        catch (StorageException e) when (e.IsMissingTable && page is { Index: { } index, Table.IsDropped: false })
        {
            throw Faults.IndexNotFound(index.Definition.Name);
        }
    }

    // Stored bytes are sent as they are, unless an expression has to look into them.
    private static bool WriteRow(Session session, Utf8JsonWriter response, PageRequest page, ReadOnlySpan<byte> row)
    {
        if (page.Filter is null && page.Projection is null && !page.IsCompleted)
        {
            if (!page.IsCount)
                response.WriteRawValue(row, skipInputValidation: true);
            return true;
        }

        var item = page.IsCompleted ? Complete(session, page, row.ToArray()) : row.ToArray();
        if (page.Filter is not null && !IsTrue(page.Filter, item))
            return false;
        if (!page.IsCount)
            ItemWriter.Write(response, item, page.Projection);
        return true;
    }

    // Each item fetched is a read of the table of its own.
    private static byte[] Complete(Session session, PageRequest page, byte[] entry)
    {
        var item = page.Table.Rows.Get(session, page.Table.KeyOf(attribute => ItemReader.Get(entry, new DocumentPath(attribute))))
            ?? throw StorageException.Damage("an index in it has an entry for which there is no item");
        page.Tally.Table(page.Table, CapacityUnits.Read(item.Size, page.IsConsistent));
        return item.Json;
    }

    private static bool IsTrue(Condition filter, byte[] item)
    {
        try
        {
            return ConditionEvaluator.IsTrue(filter, item);
        }
        catch (ExpressionException e)
        {
            throw Faults.Validation(e.Message);
        }
    }

    private static void WriteLastKey(Utf8JsonWriter response, PageRequest page, byte[] item)
    {
        response.WriteStartObject("LastEvaluatedKey"u8);
        foreach (var attribute in page.Table.Definition.Key.All.Concat(page.Index?.Definition.Key.All ?? []).DistinctBy(a => a.Name))
        {
            if (!ItemReader.TryFind(item, attribute.Name, out var value))
                continue;
            response.WritePropertyName(attribute.Name);
            response.WriteRawValue(value.Span, skipInputValidation: true);
        }

        response.WriteEndObject();
    }

    private static void WriteCapacity(Utf8JsonWriter response, PageRequest page, long bytes)
    {
        var units = CapacityUnits.Read((int)bytes, page.IsConsistent);
        if (page.Index is null)
            page.Tally.Table(page.Table, units);
        else
            page.Tally.Index(page.Table, page.Index, units);
        page.Tally.WriteOne(response);
    }
}
