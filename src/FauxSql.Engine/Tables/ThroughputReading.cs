using System.Globalization;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Tables;

/// <summary>Reads what requests say of capacity, their shape having been checked.</summary>
internal static class ThroughputReading
{
    private const long Most = 1_000_000_000_000;

    // What a new on-demand table sustains at once.
    private static readonly Throughput OnDemandWarmth = new(12_000, 4_000);

    /// <summary>The throughput of a table to be created.</summary>
    public static Throughput OfTable(Request request, bool isOnDemand)
    {
        var given = Provisioned(request);
        if (isOnDemand && given is not null)
            throw Faults.InvalidParameter("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST");
        if (!isOnDemand && given is null)
            throw Faults.InvalidParameter("ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED");
        return given ?? default;
    }

    /// <summary>The throughput of a global index to be created, with its table or later.</summary>
    public static Throughput OfIndex(Request index, bool isOnDemand, bool isUpdate)
    {
        var (given, name) = (Provisioned(index), index.Text("IndexName"));
        if (isOnDemand && given is not null)
            throw Faults.InvalidParameter(
                isUpdate
                    ? $"Neither ReadCapacityUnits nor WriteCapacityUnits can be specified for index: {name} when BillingMode is PAY_PER_REQUEST"
                    : $"ProvisionedThroughput should not be specified for index: {name} when BillingMode is PAY_PER_REQUEST");
        if (!isOnDemand && given is null)
            throw Faults.InvalidParameter(
                isUpdate
                    ? $"Both ReadCapacityUnits and WriteCapacityUnits must be specified for index: {name}"
                    : $"ProvisionedThroughput is not specified for index: {name}");
        return given ?? default;
    }

    /// <summary>What ProvisionedThroughput says, or <see langword="null"/>.</summary>
    public static Throughput? Provisioned(Request request)
    {
        if (request.Object("ProvisionedThroughput") is not { } throughput)
            return null;
        var (read, write) = (throughput.Long("ReadCapacityUnits")!.Value, throughput.Long("WriteCapacityUnits")!.Value);
        if (read > Most)
            throw Faults.Validation($"Given value {read} for ReadCapacityUnits is out of bounds");
        if (write > Most)
            throw Faults.Validation($"Given value {write} for WriteCapacityUnits is out of bounds");
        return new Throughput(read, write);
    }

    /// <summary>What OnDemandThroughput says of a table or an index, or <see langword="null"/>; -1 takes a limit away.</summary>
    public static ThroughputLimit? OnDemand(Request request, bool isOnDemand, bool isUpdate, string? index = null)
    {
        if (request.Object("OnDemandThroughput") is not { } given)
            return null;
        var limit = new ThroughputLimit(given.Long("MaxReadRequestUnits"), given.Long("MaxWriteRequestUnits"));
        if (limit is { Read: null, Write: null })
            return null;
        if (!isOnDemand)
            throw Faults.InvalidParameter(
                $"{(limit.Read is null ? "MaxWriteRequestUnits" : "MaxReadRequestUnits")} for OnDemandThroughput "
                + (index is null ? "" : isUpdate ? $"for index : {index} " : $"for index: {index} ")
                + (isUpdate ? "cannot be specified when the table BillingMode is PROVISIONED" : "cannot be specified when table BillingMode is PROVISIONED."));
        var of = index is null ? "table" : "index : " + index;
        CheckLimit("MaxReadRequestUnits", limit.Read, isUpdate, of);
        CheckLimit("MaxWriteRequestUnits", limit.Write, isUpdate, of);
        return limit;
    }

    /// <summary>What WarmThroughput says, or <see langword="null"/>; it is never less than what the table or index is ready for anyway.</summary>
    public static ThroughputLimit? Warm(Request request, Throughput least, string below, string index = "table")
    {
        if (request.Object("WarmThroughput") is not { } given)
            return null;
        var warm = new ThroughputLimit(given.Long("ReadUnitsPerSecond"), given.Long("WriteUnitsPerSecond"));
        if (warm.Read < least.Read)
            throw Faults.InvalidParameter($"Requested ReadUnitsPerSecond for WarmThroughput for {index} is lower than {string.Format(CultureInfo.InvariantCulture, below, "Read")}");
        if (warm.Write < least.Write)
            throw Faults.InvalidParameter($"Requested WriteUnitsPerSecond for WarmThroughput for {index} is lower than {string.Format(CultureInfo.InvariantCulture, below, "Write")}");
        return warm is { Read: null, Write: null } ? null : warm;
    }

    /// <summary>What WarmThroughput says of something to be created.</summary>
    public static ThroughputLimit? NewWarm(Request request, Throughput provisioned, bool isOnDemand, string index = "table") => isOnDemand
        ? Warm(
            request,
            OnDemandWarmth,
            "initial throughput for OnDemand. See: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html#on-demand-capacity-mode-initial",
            index)
        : Warm(request, provisioned, "{0}CapacityUnits of ProvisionedThroughput", index);

    /// <summary>What a table or index is ready for at once.</summary>
    public static Throughput Warmth(ThroughputLimit? warm, Throughput provisioned, bool isOnDemand)
    {
        var usual = isOnDemand ? OnDemandWarmth : provisioned;
        return new Throughput(Math.Max(warm?.Read ?? 0, usual.Read), Math.Max(warm?.Write ?? 0, usual.Write));
    }

    /// <summary>What a table or index whose capacity changes stays ready for: all that it has been.</summary>
    public static ThroughputLimit Kept(ThroughputLimit? warm, Throughput provisioned, bool isOnDemand)
    {
        var (read, write) = Warmth(warm, provisioned, isOnDemand);
        return new ThroughputLimit(read, write);
    }

    private static void CheckLimit(string member, long? value, bool isUpdate, string of)
    {
        if (value < 1 && !(isUpdate && value == -1))
            throw Faults.InvalidParameter($"Requested {member} for OnDemandThroughput for {of} is outside of valid range");
    }
}
