using FauxSql.Engine.Storage;
using FauxSql.Engine.Tables;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Upkeep;

/// <summary>
/// Builds new indexes in the background, some rows at a time, while the table is read and written. How far an index is built is saved with
/// its entries, so that a build that was broken off goes on where it stopped.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.OnlineOps.html
/// </summary>
internal sealed class IndexBuilder(SqliteDatabase database, TableSet tables, TimeProvider time) : IDisposable
{
    private const int MostRows = 200;
    private const int MostBytes = 1024 * 1024;
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _builds = [];

    /// <summary>Goes on with the builds that were broken off when the database was closed.</summary>
    public void Resume()
    {
        foreach (var table in tables.All)
            Build(table);
    }

    /// <summary>Builds the indexes of a table that are not complete. Returns at once.</summary>
    public void Build(TableState table)
    {
        foreach (var index in table.Indexes.Where(i => i.Definition.BuiltTo is not null))
            lock (_builds)
            {
                _builds.RemoveAll(build => build.IsCompleted);
                _builds.Add(Task.Run(() => BuildAsync(table, index)));
            }
    }

    /// <summary>Completes when every build begun so far is complete, or the builder has stopped.</summary>
    public Task BuiltAsync(CancellationToken cancellationToken)
    {
        Task[] builds;
        lock (_builds)
            builds = [.. _builds];
        return Task.WhenAll(builds).WaitAsync(cancellationToken);
    }

    /// <summary>Stops, and waits for the rows that are being written.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        Task[] builds;
        lock (_builds)
            builds = [.. _builds];
        Task.WhenAll(builds).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
        _stop.Dispose();
    }

    /// <summary>Builds some more of an index.</summary>
    /// <returns>Whether there is more to do.</returns>
    public bool BuildSome(TableState table, IndexState index)
    {
        using var session = database.BeginWrite();
        if (table.IsDropped || index.IsDropped || index.Definition.BuiltTo is not { } from)
            return false;
        var rows = ReadRows(session, table, from);
        foreach (var (_, item) in rows)
            if (index.KeyOf(table.KeyAttributes.Of(item)) is { } key)
                index.Rows.Put(session, key, index.Project(item), replaced: null);
        byte[]? builtTo = rows.Count == 0 ? null : rows[^1].Key;
        var changed = index.Definition with { BuiltTo = builtTo };
        var definition = table.Definition;
        var next = table.Stored with { Definition = definition with { Indexes = definition.Indexes.Replace(index.Definition, changed) } };
        TableSet.Save(session, table, next);
        session.Commit();
        table.Become(next);
        return builtTo is not null;
    }

    private static List<(byte[] Key, StoredItem Item)> ReadRows(WriteSession session, TableState table, byte[] after)
    {
        var rows = new List<(byte[], StoredItem)>();
        var bytes = 0;
        using var reader = table.Rows.Read(session, new KeyRange([.. after, 0], KeyEncoder.End), forward: true);
        while (rows.Count < MostRows && bytes < MostBytes && reader.Read())
        {
            rows.Add((reader.Key.ToArray(), new StoredItem(reader.Item.ToArray(), reader.Size)));
            bytes += reader.Size;
        }

        return rows;
    }

    // A full disk must not leave an index unfinished for ever.
    private async Task BuildAsync(TableState table, IndexState index)
    {
        try
        {
            while (!_stop.IsCancellationRequested && await BuildSomeAsync(table, index).ConfigureAwait(false))
                await Task.Yield();
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // The engine is being closed; the next one goes on.
        }
    }

    private async ValueTask<bool> BuildSomeAsync(TableState table, IndexState index)
    {
        try
        {
            return BuildSome(table, index);
        }
        catch (Exception e) when (database.Damage.Note(e) is not null)
        {
            return false;
        }
        catch (StorageException)
        {
            await Task.Delay(PauseAfterFailure, time, _stop.Token).ConfigureAwait(false);
            return true;
        }
    }
}
