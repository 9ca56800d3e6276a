namespace FauxSql.Engine.Storage;

/// <summary>How many rows a store has and the sum of their items' sizes, kept current by whoever writes.</summary>
internal sealed class RowTotals
{
    private long _items = -1;
    private long _bytes;
    private long _undone;

    /// <summary>What is known, or <see langword="null"/> if the rows have to be counted.</summary>
    /// <param name="undone">How often something written was undone; after that a count is worth nothing.</param>
    public (long Items, long Bytes)? Known(long undone) => _items >= 0 && _undone == undone ? (_items, _bytes) : null;

    /// <summary>Sets what was counted.</summary>
    public void Set(long items, long bytes, long undone) => (_items, _bytes, _undone) = (items, bytes, undone);

    /// <summary>Adds what is being written.</summary>
    public void Add(int items, long bytes)
    {
        if (_items < 0)
            return;
        _items += items;
        _bytes += bytes;
    }
}
