using FauxSql.Engine.Storage;

namespace FauxSql.Engine.Tests.Storage;

public sealed class CheckpointerTests
{
    private const int Megabyte = 1024 * 1024;
    private const byte Keys = 40;

    [Fact]
    public void The_log_starts_over_however_much_is_written()
    {
        using var file = new TemporaryFile();
        using (var database = SqliteDatabase.Open(file.Path, Durability.Normal))
        {
            var longest = Write(database, Rows(database), file, megabytes: 300);
            Assert.InRange(longest, 8 * Megabyte, 80 * Megabyte);
            Assert.InRange(new FileInfo(file.Path).Length, Keys * Megabyte, 2 * Keys * Megabyte);
        }

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
            Assert.InRange(Write(database, rows, file, megabytes: 300), 8 * Megabyte, 160 * Megabyte);
            await stop.CancelAsync();
            await Task.WhenAll(readers);
        }

        AssertComplete(file, last: 300);
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
            using (database.BeginWrite())
                foreach (var suffix in new[] { "", "-wal" })
                    File.Copy(file.Path + suffix, copy.Path + suffix);
            AssertComplete(copy, last: written + 30);
        }
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

    private static byte[] Filled(int commit)
    {
        var content = new byte[Megabyte];
        Array.Fill(content, (byte)(commit / Keys));
        return content;
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
        while (!stopped.IsCancellationRequested)
        {
            using var session = database.BeginRead();
            session.Snapshot();
            for (byte key = 0; key < 5; key++)
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
