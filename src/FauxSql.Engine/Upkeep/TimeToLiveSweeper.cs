using FauxSql.Engine.Storage;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Transactions;

namespace FauxSql.Engine.Upkeep;

/// <summary>
/// Deletes items whose time to live is over, with a pause between two searches through the tables. It works a page of rows at a time, so
/// that requests get their turn, and leaves out tables in which nothing can be over since the last search.
/// </summary>
internal sealed class TimeToLiveSweeper : IDisposable
{
    private const int MostRows = 500;
    private const int MostBytes = 1024 * 1024;

    private readonly SqliteDatabase _database;
    private readonly TableSet _tables;
    private readonly TimeProvider _time;
    private readonly TimeSpan _pause;
    private readonly Lock _starting = new();
    private readonly Lock _sweeping = new();
    private Dictionary<TableState, SweptTable> _swept = [];
    private ITimer? _timer;
    private volatile bool _isStopped;

    public TimeToLiveSweeper(SqliteDatabase database, TableSet tables, TimeProvider time, TimeSpan pause)
    {
        (_database, _tables, _time, _pause) = (database, tables, time, pause);
    }

    /// <summary>Begins to search from time to time if a table has a time to live; to be called again when one gets it.</summary>
    // An engine without times to live has no timer, which would keep it alive.
    public void Start()
    {
        lock (_starting)
        {
            if (_timer is null && !_isStopped && _pause != Timeout.InfiniteTimeSpan && _tables.All.Any(t => t.Stored.TimeToLive is not null))
                _timer = _time.CreateTimer(_ => SweepInTime(), state: null, _pause, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Searches every table once.</summary>
    public void Sweep()
    {
        var swept = new Dictionary<TableState, SweptTable>();
        foreach (var table in _tables.All)
            if (table.Stored.TimeToLive is { } attribute)
                swept[table] = Sweep(table, attribute);
        _swept = swept;
    }

    private SweptTable Sweep(TableState table, string attribute)
    {
        // What is counted but not yet committed would be missed.
        var changes = _database.WithoutWriters(_ => table.Rows.Changes);
        if (_swept.GetValueOrDefault(table) is { } last && last.HasNothing(attribute, changes, _time.GetUtcNow()))
            return last;
        var swept = new SweptTable(attribute, changes);
        var after = (byte[]?)[];
        while (after is not null && !_isStopped)
            after = SweepSome(table, after, swept);
        return swept;
    }

    /// <summary>Stops, and waits for the page that is being searched.</summary>
    public void Dispose()
    {
        _isStopped = true;
        lock (_starting)
            _timer?.Dispose();
        lock (_sweeping)
        {
        }
    }

    private void SweepInTime()
    {
        lock (_sweeping)
        {
            if (_isStopped)
                return;
            try
            {
                Sweep();
            }
            catch (Exception e) when (_database.Damage.Note(e) is not null)
            {
                _isStopped = true;
            }
            catch (StorageException)
            {
                // Items stay longer than their time; the next search finds them.
            }
            catch (ObjectDisposedException)
            {
            }

            if (!_isStopped)
                _timer?.Change(_pause, Timeout.InfiniteTimeSpan);
        }
    }

    // Returns the row behind which the search goes on.
    private byte[]? SweepSome(TableState table, byte[] after, SweptTable swept)
    {
        var now = _time.GetUtcNow();
        if (table.Stored.TimeToLive is not { } attribute)
            return null;
        var (over, last) = Find(table, attribute, after, now, swept);
        if (over.Count > 0)
            Delete(table, attribute, over, now);
        return last;
    }

    private (List<byte[]> Over, byte[]? Last) Find(TableState table, string attribute, byte[] after, DateTimeOffset now, SweptTable swept)
    {
        var (over, last, rows, bytes) = (new List<byte[]>(), (byte[]?)null, 0, 0);
        using var session = _database.BeginRead();
        if (table.IsDropped)
            return (over, null);
        using var reader = table.Rows.Read(session, new KeyRange([.. after, 0], KeyEncoder.End), forward: true);
        while (reader.Read())
        {
            if (rows == MostRows || bytes > MostBytes)
                return (over, last);
            last = reader.Key.ToArray();
            rows++;
            bytes += reader.Size;
            if (TimeToLive.EndOf(attribute, reader.Item.ToArray()) is not { } end)
                continue;
            if (TimeToLive.IsOver(end, now))
                over.Add(last);
            else
                swept.Note(end, now);
        }

        return (over, null);
    }

    // In the meantime somebody may have written the item again.
    private void Delete(TableState table, string attribute, List<byte[]> keys, DateTimeOffset now)
    {
        using var session = _database.BeginWrite();
        if (table.IsDropped)
            return;
        var uncounted = new CapacityTally(detail: null);
        foreach (var key in keys)
            if (table.Rows.Get(session, key) is { } item && TimeToLive.IsOver(attribute, item.Json, now))
                Writing.Apply(session, new WriteEffect(new DeleteWrite { Table = table, Key = key }, item, After: null), uncounted);
        session.Commit();
    }
}
