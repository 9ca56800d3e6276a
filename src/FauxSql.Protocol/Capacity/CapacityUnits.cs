namespace FauxSql.Protocol.Capacity;

/// <summary>
/// What requests cost in capacity units.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
/// </summary>
public static class CapacityUnits
{
    /// <summary>The read units of one item, or of the items that a page evaluated taken together.</summary>
    /// <param name="bytes">The size; nothing found costs as the smallest item.</param>
    /// <param name="consistent">Whether the read is strongly consistent, which costs twice as much.</param>
    public static double Read(int bytes, bool consistent) => Steps(bytes, 4096) * (consistent ? 1.0 : 0.5);

    /// <summary>The read units of one item in a transaction.</summary>
    /// <param name="bytes">The item's size.</param>
    public static double ReadTransactional(int bytes) => Steps(bytes, 4096) * 2.0;

    /// <summary>The write units of one item in its table.</summary>
    /// <param name="before">The size of the stored item, 0 for none.</param>
    /// <param name="after">The size of the item afterwards, 0 for none.</param>
    public static double Write(int before, int after) => Steps(Math.Max(before, after), 1024);

    /// <summary>The write units of one item in its table, in a transaction.</summary>
    /// <param name="before">The size of the stored item, 0 for none.</param>
    /// <param name="after">The size of the item afterwards, 0 for none.</param>
    public static double WriteTransactional(int before, int after) => Write(before, after) * 2.0;

    private static int Steps(int bytes, int step) => Math.Max(1, (bytes + step - 1) / step);
}
