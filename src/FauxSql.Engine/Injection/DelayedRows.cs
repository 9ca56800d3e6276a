using FauxSql.Engine.Storage;

namespace FauxSql.Engine.Injection;

/// <summary>
/// The entries of an index as readers see them for whom changes arrive late. The index itself is always current; this is a second set of rows, in
/// memory, to which a changed row is copied when its delay is over.
/// </summary>
internal sealed class DelayedRows : IDisposable
{
    private static readonly KeyRange All = new([], Tables.KeyEncoder.End);

    private readonly RowStore _source;
    private readonly TimeProvider _time;
    private readonly Func<TimeSpan> _nextDelay;
    private readonly SqliteDatabase _memory = SqliteDatabase.InMemory();
    private readonly RowStore _seen;
    private readonly PriorityQueue<byte[], DateTimeOffset> _pending = new();
    private readonly Lock _copying = new();

    public DelayedRows(RowStore source, TimeProvider time, Func<TimeSpan> nextDelay)
    {
        (_source, _time, _nextDelay) = (source, time, nextDelay);
        using (var session = _memory.BeginWrite())
        {
            RowStore.Create(session, "seen");
            session.Commit();
        }

        _seen = new RowStore(_memory, "seen");
        CopyAll();
        source.Changed = Note;
    }

    /// <summary>The rows as they are seen now.</summary>
    public RowStore Seen()
    {
        lock (_copying)
            foreach (var key in Due())
                Copy(key);
        return _seen;
    }

    /// <inheritdoc/>
    public void Dispose() => _memory.Dispose();

    // Called by whoever writes, who must not wait for those who copy.
    private void Note(byte[] key)
    {
        var due = _time.GetUtcNow() + _nextDelay();
        lock (_pending)
            _pending.Enqueue(key, due);
    }

    private List<byte[]> Due()
    {
        var keys = new List<byte[]>();
        var now = _time.GetUtcNow();
        lock (_pending)
            while (_pending.TryPeek(out var key, out var due) && due <= now)
            {
                keys.Add(key);
                _pending.Dequeue();
            }

        return keys;
    }

    // The row as it is by now: what was undone, or changed again, needs no care.
    private void Copy(byte[] key)
    {
        StoredItem? current;
        using (var session = _source.BeginRead())
            current = _source.Get(session, key);
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
