using FauxSql.Engine.Storage;

namespace FauxSql.Engine.Tests.Storage;

public sealed class SqliteDatabaseTests
{
    private static readonly KeyRange All = new([], [0xFF]);

    [Fact]
    public void On_disk_readers_and_a_writer_do_not_wait_for_each_other()
    {
        using var file = new TemporaryFile();
        using var database = SqliteDatabase.Open(file.Path, Durability.Normal);
        var rows = Rows(database);
        using var writer = database.BeginWrite();
        rows.Put(writer, [1], new StoredItem([1], 1), replaced: null);
        using var reader = database.BeginRead();
        reader.Snapshot();
        Assert.Null(rows.Get(reader, [1]));
        writer.Commit();
        Assert.Null(rows.Get(reader, [1]));
        using var later = database.BeginRead();
        Assert.NotNull(rows.Get(later, [1]));
    }

    [Fact]
    public void Every_connection_of_a_file_may_read_at_once()
    {
        using var file = new TemporaryFile();
        using var database = SqliteDatabase.Open(file.Path, Durability.Normal);
        var rows = Rows(database);
        using (var session = database.BeginWrite())
        {
            rows.Put(session, [1], new StoredItem([1], 1), replaced: null);
            rows.Put(session, [2], new StoredItem([2], 1), replaced: null);
            session.Commit();
        }

        using var first = database.BeginRead();
        using var page = rows.Read(first, All, forward: true);
        Assert.True(page.Read());
        using var second = database.BeginRead();
        Assert.NotSame(first.Connection, second.Connection);
        Assert.NotNull(rows.Get(second, [2]));
        Assert.True(page.Read());
    }

    [Fact]
    public void Writers_who_share_a_transaction_keep_or_undo_each_their_own_work_and_all_is_durable_at_once()
    {
        using var file = new TemporaryFile();
        using var database = SqliteDatabase.Open(file.Path, Durability.Normal);
        var rows = Rows(database);
        database.ShareTransaction(() =>
        {
            Write(database, rows, 1, isCommitted: true);
            Write(database, rows, 2, isCommitted: false);
            Write(database, rows, 3, isCommitted: true);
            Assert.False(Has(database, rows, 1));
        });
        Assert.Equal([true, false, true], [Has(database, rows, 1), Has(database, rows, 2), Has(database, rows, 3)]);
        Assert.Equal((2, 2), rows.Totals());
    }

    [Fact]
    public void Nothing_is_left_of_a_shared_transaction_that_is_lost()
    {
        using var file = new TemporaryFile();
        using var database = SqliteDatabase.Open(file.Path, Durability.Normal);
        var rows = Rows(database);
        Write(database, rows, 0, isCommitted: true);
        Assert.Throws<StorageException>(() => database.ShareTransaction(() =>
        {
            Write(database, rows, 1, isCommitted: true);
            using (var session = database.BeginWrite())
                session.Execute("ROLLBACK"); // as SQLite does by itself when the disk is full
            Assert.Throws<StorageException>(() => Write(database, rows, 2, isCommitted: true));
        }));
        Assert.Equal([true, false, false], [Has(database, rows, 0), Has(database, rows, 1), Has(database, rows, 2)]);
        Assert.Equal((1, 1), rows.Totals());
        Write(database, rows, 3, isCommitted: true);
        Assert.Equal((2, 2), rows.Totals());
    }

    [Fact]
    public async Task Many_writers_at_once_lose_nothing_of_each_other()
    {
        using var file = new TemporaryFile();
        using (var database = SqliteDatabase.Open(file.Path, Durability.Normal))
        {
            var rows = Rows(database);
            await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Start(() =>
            {
                for (var i = 0; i < 100; i++)
                {
                    using var session = database.BeginWrite();
                    rows.Put(session, [(byte)writer, (byte)i], new StoredItem([1], 1), replaced: null);
                    if (i % 3 > 0)
                        session.Commit();
                }
            })));
            Assert.Equal(16 * 66, rows.Totals().Count);
        }

        using var reopened = SqliteDatabase.Open(file.Path, Durability.Normal);
        Assert.Equal(16 * 66, new RowStore(reopened, "rows").Totals().Count);
    }

    private static Task Start(Action action) => Task.Factory.StartNew(action, TaskCreationOptions.LongRunning);

    private static bool Has(SqliteDatabase database, RowStore rows, byte key)
    {
        using var session = database.BeginRead();
        return rows.Get(session, [key]) is not null;
    }

    private static void Write(SqliteDatabase database, RowStore rows, byte key, bool isCommitted)
    {
        using var session = database.BeginWrite();
        rows.Put(session, [key], new StoredItem([1], 1), replaced: null);
        if (isCommitted)
            session.Commit();
    }

    private static RowStore Rows(SqliteDatabase database)
    {
        using var session = database.BeginWrite();
        RowStore.Create(session, "rows");
        session.Commit();
        return new RowStore(database, "rows");
    }
}
