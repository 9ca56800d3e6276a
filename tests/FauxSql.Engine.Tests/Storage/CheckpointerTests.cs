using FauxSql.Engine.Storage;
using SQLitePCL;

namespace FauxSql.Engine.Tests.Storage;

public sealed class CheckpointerTests
{
    private const int Megabyte = 1024 * 1024;
    private const byte Keys = 40;

    // What the log has when it is due to be copied, and megabytes that are less than that.
    private const long Due = 8_000 * (4096 + 24);
    private const int NotEnough = 29;

    [Theory]
    [InlineData(Durability.Normal)]
    [InlineData(Durability.Full)]
    public void The_log_starts_over_however_much_is_written(Durability durability)
    {
        using var file = new TemporaryFile();
        using (var database = SqliteDatabase.Open(file.Path, durability))
        {
            Assert.InRange(Write(database, Rows(database), file, megabytes: 300), 0, 120 * Megabyte);
            Assert.InRange(new FileInfo(file.Path).Length, Keys * Megabyte, 2 * Keys * Megabyte);
        }

        Assert.False(File.Exists(file.Path + "-wal"));
        AssertComplete(file, last: 300);
    }

    [Fact]
    public async Task The_log_starts_over_though_readers_overlap_for_ever()
    {
        using var file = new TemporaryFile();
        using var stop = new CancellationTokenSource();
        using (var database = SqliteDatabase.Open(file.Path, Durability.Normal))
        {
            var rows = Rows(database);
            var readers = Enumerable.Range(0, 3).Select(_ => Task.Factory.StartNew(() => ReadUntil(stop.Token, database, rows), TaskCreationOptions.LongRunning)).ToArray();
            Assert.InRange(Write(database, rows, file, megabytes: 400), 0, 300 * Megabyte);
            await stop.CancelAsync();
            await Task.WhenAll(readers);
        }

        AssertComplete(file, last: 400);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_log_is_copied_while_nobody_writes()
    {
        using var file = new TemporaryFile();
        using var database = SqliteDatabase.Open(file.Path, Durability.Normal);
        WriteUntilDue(database, Rows(database), file, from: 0);
        await UntilCopiedAsync(file, TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_log_that_a_killed_process_left_counts()
    {
        using var file = new TemporaryFile();
        using var copy = new TemporaryFile();
        using (var database = SqliteDatabase.Open(file.Path, Durability.Normal))
        {
            Write(database, Rows(database), file, megabytes: NotEnough);
            Assert.InRange(new FileInfo(file.Path).Length, 0, Megabyte);
            Copy(database, file, copy);
        }

        using var next = SqliteDatabase.Open(copy.Path, Durability.Normal);
        WriteUntilDue(next, new RowStore(next, "rows"), copy, from: NotEnough);
        await UntilCopiedAsync(copy, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_copy_of_the_files_at_any_moment_has_what_was_committed()
    {
        using var file = new TemporaryFile();
        using var database = SqliteDatabase.Open(file.Path, Durability.Normal);
        var rows = Rows(database);
        for (var written = 0; written < 150; written += 30)
        {
            Write(database, rows, file, megabytes: 30, from: written);
            using var copy = new TemporaryFile();
            Copy(database, file, copy);
            AssertComplete(copy, last: written + 30);
        }
    }

    // Until 3.51.3 a log that started over during a copy could damage the file: https://www.sqlite.org/wal.html
    [Fact]
    public void SQLite_copies_its_log_without_fault()
    {
        Batteries_V2.Init();
        Assert.InRange(raw.sqlite3_libversion_number(), 3_051_003, int.MaxValue);
    }

    // Each megabyte is a commit, in which the next of the keys gets the number of the commit. How long the log became.
    private static long Write(SqliteDatabase database, RowStore rows, TemporaryFile file, int megabytes, int from = 0)
    {
        var longest = 0L;
        for (var commit = from + 1; commit <= from + megabytes; commit++)
        {
            using (var session = database.BeginWrite())
            {
                byte[] key = [(byte)(commit % Keys)];
                rows.Put(session, key, new StoredItem(Filled(commit), Megabyte), rows.Get(session, key));
                session.Commit();
            }

            longest = Math.Max(longest, new FileInfo(file.Path + "-wal").Length);
        }

        return longest;
    }

    // The last commit begins the copy, and no other is there to end it.
    private static void WriteUntilDue(SqliteDatabase database, RowStore rows, TemporaryFile file, int from)
    {
        for (var commit = from; Write(database, rows, file, megabytes: 1, from: commit) < Due; commit++)
        {
            // The next is written.
        }
    }

    private static byte[] Filled(int commit)
    {
        var content = new byte[Megabyte];
        Array.Fill(content, (byte)(commit / Keys));
        return content;
    }

    // As the files would be if the process were killed.
    private static void Copy(SqliteDatabase database, TemporaryFile file, TemporaryFile copy)
    {
        using (database.BeginWrite())
            foreach (var suffix in new[] { "", "-wal" })
                File.Copy(file.Path + suffix, copy.Path + suffix);
    }

    private static async Task UntilCopiedAsync(TemporaryFile file, CancellationToken cancellationToken)
    {
        while (new FileInfo(file.Path).Length < NotEnough * Megabyte)
            await Task.Delay(5, cancellationToken);
    }

    private static void AssertComplete(TemporaryFile file, int last)
    {
        using var database = SqliteDatabase.Open(file.Path, Durability.Normal);
        var rows = new RowStore(database, "rows");
        for (var commit = Math.Max(1, last - Keys + 1); commit <= last; commit++)
        {
            using var session = database.BeginRead();
            Assert.Equal(Filled(commit), rows.Get(session, [(byte)(commit % Keys)])?.Json.ToArray());
        }
    }

    private static void ReadUntil(CancellationToken stopped, SqliteDatabase database, RowStore rows)
    {
        for (byte key = 0; !stopped.IsCancellationRequested; key = (byte)((key + 1) % Keys))
        {
            using var session = database.BeginRead();
            session.Snapshot();
            rows.Get(session, [key]);
        }
    }

    private static RowStore Rows(SqliteDatabase database)
    {
        using var session = database.BeginWrite();
        RowStore.Create(session, "rows");
        session.Commit();
        return new RowStore(database, "rows");
    }
}
