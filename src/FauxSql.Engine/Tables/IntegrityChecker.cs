using FauxSql.Engine.Storage;
using FauxSql.Engine.Transactions;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Tables;

/// <summary>
/// Compares what is stored with what must follow from the items: each row's key and size, each index as it would be if it were built anew, and
/// the totals. It holds one item at a time in memory.
/// </summary>
internal sealed class IntegrityChecker(Session session)
{
    private static readonly KeyRange All = new([], KeyEncoder.End);
    private readonly List<string> _problems = [];

    /// <summary>What is wrong, in words; empty if nothing is.</summary>
    public static IReadOnlyList<string> Check(SqliteDatabase database, IEnumerable<TableState> tables) => database.WithoutWriters(session =>
    {
        var checker = new IntegrityChecker(session);
        checker.CheckFile();
        foreach (var table in tables)
            checker.CheckTable(table);
        return checker._problems;
    });

    private void CheckFile()
    {
        using var statement = session.Connection.Prepare("PRAGMA integrity_check(10)");
        while (statement.Step())
            if (statement.Text(0) is var line and not "ok")
                _problems.Add(line);
    }

    private void CheckTable(TableState table)
    {
        var name = table.Definition.Name;
        var entries = new long[table.Indexes.Length];
        var (items, bytes) = (0L, 0L);
        using (var rows = table.Rows.Read(session, All, forward: true))
        {
            while (rows.Read())
            {
                var item = new StoredItem(rows.Item.ToArray(), rows.Size);
                items++;
                bytes += item.Size;
                CheckRow(table, rows.Key, item);
                for (var i = 0; i < entries.Length; i++)
                    if (HasEntry(table, table.Indexes[i], item))
                        entries[i]++;
            }
        }

        if (table.Rows.Totals() != (items, bytes))
            _problems.Add($"{name}: {items} items of {bytes} bytes, but the totals say {table.Rows.Totals()}");
        for (var i = 0; i < entries.Length; i++)
            CheckCount(table, table.Indexes[i], entries[i]);
    }

    private void CheckRow(TableState table, ReadOnlySpan<byte> key, StoredItem item)
    {
        if (!key.SequenceEqual(table.KeyOf(table.KeyAttributes.Of(item))))
            _problems.Add($"{table.Definition.Name}: the row {Convert.ToHexString(key)} holds an item of another key");
        if (ItemSize.Of(item.Json) != item.Size)
            _problems.Add($"{table.Definition.Name}: the item at {Convert.ToHexString(key)} has {ItemSize.Of(item.Json)} bytes, not {item.Size}");
    }

    // Whether the item belongs into the index; that its entry is there and right is checked on the way.
    private bool HasEntry(TableState table, IndexState index, StoredItem item)
    {
        if (index.KeyOf(table.KeyAttributes.Of(item)) is not { } key)
            return false;
        var expected = index.Project(item);
        if (index.Rows.Get(session, key) is not { } found)
            _problems.Add($"{Name(table, index)}: no entry {Convert.ToHexString(key)}");
        else if (found.Size != expected.Size || !Writing.IsSame(found, expected))
            _problems.Add($"{Name(table, index)}: the entry {Convert.ToHexString(key)} is not what its item says");
        return true;
    }

    private void CheckCount(TableState table, IndexState index, long expected)
    {
        var found = 0L;
        using (var rows = index.Rows.Read(session, All, forward: true))
            while (rows.Read())
                found++;
        if (found != expected)
            _problems.Add($"{Name(table, index)}: {found} entries where {expected} items belong");
        if (index.Rows.Totals().Count != found)
            _problems.Add($"{Name(table, index)}: {found} entries, but the totals say {index.Rows.Totals().Count}");
    }

    private static string Name(TableState table, IndexState index) => $"{table.Definition.Name}.{index.Definition.Name}";
}
