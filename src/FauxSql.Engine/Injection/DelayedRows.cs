using FauxSql.Engine.Storage;

namespace FauxSql.Engine.Injection;

/// <summary>
/// The entries of an index as readers see them for whom changes arrive late. The index itself is always current; this is a second set of rows, in
/// memory, to which a changed row is copied when its delay is over. Changes are noted from the beginning, and copied once it is said where to.
/// </summary>
internal sealed class DelayedRows
{
    private static readonly KeyRange All = new([], Tables.KeyEncoder.End);

    private readonly RowStore _source;
    private readonly TimeProvider _time;
    private readonly Func<TimeSpan> _nextDelay;
    private readonly PriorityQueue<byte[], DateTimeOffset> _pending = new();
    private readonly Lock _copying = new();
    private SqliteDatabase _memory = null!;
    private RowStore _seen = null!;

    public DelayedRows(RowStore source, TimeProvider time, Func<TimeSpan> nextDelay)
    {
        (_source, _time, _nextDelay) = (source, time, nextDelay);
        source.Changed = Note;
    }

    /// <summary>Shows the rows of a copy of the database that was made after the first change was noted.</summary>
    public DelayedRows In(SqliteDatabase copy)
    {
        _memory = copy;
        _seen = new RowStore(copy, _source.Name);
        return this;
    }

    /// <summary>Shows the rows as they are now, in a database that does not have them.</summary>
    public DelayedRows InNew(SqliteDatabase memory)
    {
        using (var write = memory.BeginWrite())
        {
            RowStore.Create(write, _source.Name);
            write.Commit();
        }

        In(memory).CopyAll();
        return this;
    }

    /// <summary>The rows as they are seen now.</summary>
    public RowStore Seen()
    {
        CopyUntil(_time.GetUtcNow());
        return _seen;
    }

    /// <summary>Lets everything be seen that has been written so far.</summary>
    public void CatchUp() => CopyUntil(DateTimeOffset.MaxValue);

    private void CopyUntil(DateTimeOffset end)
    {
        lock (_copying)
            foreach (var key in Due(end))
                Copy(key);
    }

    // Called by whoever writes, who must not wait for those who copy.
    private void Note(byte[] key)
    {
        var due = _time.GetUtcNow() + _nextDelay();
        lock (_pending)
            _pending.Enqueue(key, due);
    }

    private List<byte[]> Due(DateTimeOffset end)
    {
        var keys = new List<byte[]>();
        lock (_pending)
            while (_pending.TryPeek(out var key, out var due) && due <= end)
            {
                keys.Add(key);
                _pending.Dequeue();
            }

        return keys;
    }

    // The row as it is by now: what was undone, or changed again, needs no care. Its change was noted before it was committed.
    private void Copy(byte[] key)
    {
        var current = _source.GetAfterWriters(key);
        using var write = _memory.BeginWrite();
        var before = _seen.Get(write, key);
        if (current is { } item)
            _seen.Put(write, key, item, before);
        else if (before is { } gone)
            _seen.Delete(write, key, gone);
        write.Commit();
    }

    private void CopyAll()
    {
        using var session = _source.BeginRead();
        using var write = _memory.BeginWrite();
        using var rows = _source.Read(session, All, forward: true);
        while (rows.Read())
            _seen.Put(write, rows.Key, new StoredItem(rows.Item.ToArray(), rows.Size), replaced: null);
        write.Commit();
    }
}
