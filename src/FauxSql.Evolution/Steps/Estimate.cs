using FauxSql.Evolution.Live;
using FauxSql.Schema;

namespace FauxSql.Evolution.Steps;

/// <summary>What a step is going to use, from the counts that the service keeps, which are up to six hours old.</summary>
/// <param name="ReadUnits">Read capacity units.</param>
/// <param name="WriteUnits">Write capacity units.</param>
public sealed record Estimate(double ReadUnits, double WriteUnits)
{
    // What one partition writes and reads: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html
    private const double WritesPerSecond = 1000;
    private const double ReadsPerSecond = 3000;

    // On demand, us-east-1, Standard, 2026-09-13: https://aws.amazon.com/dynamodb/pricing/on-demand/
    private const double DollarsPerRead = 0.125e-6;
    private const double DollarsPerWrite = 0.625e-6;

    // Provisioned, us-east-1, Standard, 2026-09-13: https://aws.amazon.com/dynamodb/pricing/provisioned/
    private const double DollarsPerReadUnitHour = 0.00013;
    private const double DollarsPerWriteUnitHour = 0.00065;
    private const double HoursOfMonth = 30 * 24;

    /// <summary>Nothing.</summary>
    public static Estimate None { get; } = new(0, 0);

    /// <summary>How long it takes at the pace of a single partition; more partitions are faster.</summary>
    public TimeSpan Time => TimeSpan.FromSeconds(Math.Max(ReadUnits / ReadsPerSecond, WriteUnits / WritesPerSecond));

    /// <summary>What that costs on demand in us-east-1, in US dollars, by the prices of 2026-09-13.</summary>
    public double Dollars => (ReadUnits * DollarsPerRead) + (WriteUnits * DollarsPerWrite);

    /// <summary>Both together.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static Estimate operator +(Estimate left, Estimate right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(left.ReadUnits + right.ReadUnits, left.WriteUnits + right.WriteUnits);
    }

    /// <summary>What the capacity of a table and its indexes costs in 30 days in us-east-1, in US dollars.</summary>
    internal static double DollarsOfMonth(BillingSchema billing, int count) => HoursOfMonth * count * ((billing.ReadUnits * DollarsPerReadUnitHour) + (billing.WriteUnits * DollarsPerWriteUnitHour));

    /// <summary>Every item read by a scan: a unit for 4 KB, and half of it where the scan may be a little behind.</summary>
    internal static Estimate Scan(long bytes, bool isConsistent) => new(Math.Ceiling(bytes / 4096.0) / (isConsistent ? 1 : 2), 0);

    /// <summary>An entry written for every item.</summary>
    internal static Estimate Entries(LiveTable live) => new(0, live.Items * Math.Max(1, Math.Ceiling(live.ItemBytes / 1024.0)));

    /// <summary>Every item written, and its entry in each index that holds what is written of it. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.ThroughputConsiderations</summary>
    /// <param name="live">The table as it is.</param>
    /// <param name="attribute">What is written, or <see langword="null"/> where that may be anything.</param>
    internal static Estimate Writes(LiveTable live, string? attribute = null) =>
        new(0, Entries(live).WriteUnits * (1 + live.Definition.Indexes.Count(index => attribute is null || index.Included is null || index.Included.Contains(attribute) || index.Key.Attributes.Contains(attribute))));
}
