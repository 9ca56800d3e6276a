using FauxSql.Protocol.Limits;

namespace FauxSql.Transfer.Importing;

/// <summary>Rows that follow each other: what is sent together, and what is not sent with it.</summary>
internal sealed class RowBatch
{
    private const int MostBytes = 1 << 20;

    private readonly List<PreparedRow> _new = new(DynamoLimits.BatchWriteItems);
    private readonly List<PreparedRow> _repeated = [];
    private readonly List<Rejected> _rejected = [];
    private long _bytes;

    /// <summary>The number of the last row that was read.</summary>
    public long Last { get; set; }

    /// <summary>Rows with keys that no row before had.</summary>
    public IReadOnlyList<PreparedRow> New => _new;

    /// <summary>Rows whose key a row before may have.</summary>
    public IReadOnlyList<PreparedRow> Repeated => _repeated;

    /// <summary>Rows that are no items.</summary>
    public IReadOnlyList<Rejected> Rejected => _rejected;

    /// <summary>How much is kept of the rows that are not sent.</summary>
    public long HeldBytes { get; private set; }

    public bool IsFull => _new.Count + _repeated.Count + _rejected.Count >= DynamoLimits.BatchWriteItems || _bytes >= MostBytes;

    public bool IsEmpty => _new.Count + _repeated.Count + _rejected.Count == 0;

    public void Add(PreparedRow row, bool isNew)
    {
        (isNew ? _new : _repeated).Add(row);
        Count(row.Item.Json.Length, isHeld: !isNew);
    }

    public void Add(Rejected row)
    {
        _rejected.Add(row);
        Count(row.Bytes, isHeld: true);
    }

    private void Count(int bytes, bool isHeld)
    {
        _bytes += bytes;
        HeldBytes += isHeld ? bytes : 0;
    }
}
