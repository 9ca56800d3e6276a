using System.Globalization;
using FauxSql.Protocol.Capacity;
using FauxSql.Protocol.Limits;

namespace FauxSql.Design.Capacity;

/// <summary>
/// What requests consume, predicted from the sizes of the items that they evaluate: exactly what DynamoDB charges when the sizes are those of the items, and an
/// estimate when they are averages. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
/// </summary>
/// <param name="ReadUnits">The read units; half of one is the least that a read costs.</param>
/// <param name="WriteUnits">The write units, those of indexes included.</param>
/// <param name="IsEstimate">Whether averages went into it.</param>
public sealed record CapacityPrediction(double ReadUnits, double WriteUnits, bool IsEstimate)
{
    /// <summary>Nothing.</summary>
    public static CapacityPrediction None { get; } = new(0, 0, false);

    /// <summary>What two requests consume together, which is an estimate if one of them is.</summary>
    public static CapacityPrediction operator +(CapacityPrediction left, CapacityPrediction right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(left.ReadUnits + right.ReadUnits, left.WriteUnits + right.WriteUnits, left.IsEstimate || right.IsEstimate);
    }

    /// <summary>A read of items whose sizes are known.</summary>
    /// <param name="kind">How it reads.</param>
    /// <param name="bytes">
    /// The sizes in bytes of the items evaluated, names included; of an index those of its entries. 0 for an item that is not there. A page ends with the item
    /// that brings it to 1 MB, and what follows is the next request of the same read: nothing follows the last item, which takes a request to find out.
    /// </param>
    /// <param name="isConsistent">Whether it is strongly consistent, which costs twice as much; a transaction always is.</param>
    public static CapacityPrediction OfRead(ReadKind kind, IReadOnlyList<int> bytes, bool isConsistent)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return new(
            kind switch
            {
                ReadKind.Page => PagesOf(bytes).Sum(page => CapacityUnits.Read(page, isConsistent)),
                ReadKind.Transaction => bytes.Sum(CapacityUnits.ReadTransactional),
                _ => bytes.Sum(size => CapacityUnits.Read(size, isConsistent)),
            },
            0,
            false);
    }

    /// <summary>A read of items of which only the average size is known: an estimate.</summary>
    /// <param name="kind">How it reads.</param>
    /// <param name="items">How many items are evaluated.</param>
    /// <param name="averageBytes">Their average size in bytes.</param>
    /// <param name="isConsistent">Whether it is strongly consistent.</param>
    public static CapacityPrediction EstimateRead(ReadKind kind, int items, double averageBytes, bool isConsistent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(items);
        ArgumentOutOfRangeException.ThrowIfNegative(averageBytes);
        return OfRead(kind, [.. Enumerable.Repeat((int)Math.Ceiling(averageBytes), items)], isConsistent) with { IsEstimate = true };
    }

    /// <summary>A write of an item.</summary>
    /// <param name="before">The size in bytes of the stored item, 0 for none.</param>
    /// <param name="after">The size of the item afterwards, 0 for none.</param>
    /// <param name="indexes">What becomes of its entries in the table's indexes.</param>
    /// <param name="isTransactional">Whether it is part of a transaction, which doubles the units of the table and not those of its indexes.</param>
    public static CapacityPrediction OfWrite(int before, int after, IReadOnlyList<IndexChange> indexes, bool isTransactional = false)
    {
        ArgumentNullException.ThrowIfNull(indexes);
        return new(0, (isTransactional ? CapacityUnits.WriteTransactional(before, after) : CapacityUnits.Write(before, after)) + indexes.Sum(index => index.Units), false);
    }

    /// <summary>The units, and whether they are an estimate: <c>2.5 read units</c>, <c>about 40 read units (estimate from averages)</c>.</summary>
    public override string ToString()
    {
        string[] parts = [.. Part(ReadUnits, "read"), .. Part(WriteUnits, "write")];
        var units = parts.Length == 0 ? "0 units" : string.Join(", ", parts);
        return IsEstimate ? $"about {units} (estimate from averages)" : units;
    }

    private static IEnumerable<string> Part(double units, string kind) => units > 0 ? [$"{units.ToString(CultureInfo.InvariantCulture)} {kind} unit{(units is 1 ? "" : "s")}"] : [];

    /// <summary>The sizes of the pages of a Query or a Scan, one for each request; an empty one costs as the smallest.</summary>
    /// <param name="bytes">The sizes of the items evaluated.</param>
    /// <param name="isEnough">Whether the last of them is all that is wanted, so that nobody asks for what follows.</param>
    internal static IReadOnlyList<int> PagesOf(IEnumerable<int> bytes, bool isEnough = false)
    {
        List<int> pages = [0];
        foreach (var size in bytes)
        {
            if (pages[^1] >= DynamoLimits.PageBytes)
                pages.Add(0);
            pages[^1] += size;
        }

        if (pages[^1] >= DynamoLimits.PageBytes && !isEnough)
            pages.Add(0);
        return pages;
    }
}
