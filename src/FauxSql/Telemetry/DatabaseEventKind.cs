using System.Diagnostics.Tracing;

namespace FauxSql.Telemetry;

/// <summary>
/// One kind of event that a database tells of. Ids, names and the names of the values are stable: alerts may rely on them. What each means and what to do about it is in
/// docs/telemetry.md.
/// </summary>
/// <param name="Id">The event's id, which no other event has or gets.</param>
/// <param name="Name">The event's name.</param>
/// <param name="Level">How much it matters.</param>
/// <param name="Template">The message, with the names of the values in braces.</param>
public sealed record DatabaseEventKind(int Id, string Name, EventLevel Level, string Template)
{
    /// <summary>A request failed in a way that passes, and is sent again after a pause.</summary>
    public static DatabaseEventKind RequestRetried { get; } = new(
        1, "RequestRetried", EventLevel.Informational, "{Operation} of {Target} failed with {Error} and is sent again in {Delay} ms, as attempt {Attempt}");

    /// <summary>The service refused a request because more was asked of a table or an index than it can do just now.</summary>
    public static DatabaseEventKind RequestThrottled { get; } = new(
        2, "RequestThrottled", EventLevel.Warning, "{Operation} of {Target} was throttled with {Error} at attempt {Attempt}: {Reasons}");

    /// <summary>The service refused a signature because of its time, and requests are signed with the service's time from now on.</summary>
    public static DatabaseEventKind ClockSkewCorrected { get; } = new(
        3, "ClockSkewCorrected", EventLevel.Warning, "The clock of this machine differs by {Skew} s from that of {Server}; requests are signed with the time of {Server} from now on. Set the machine's clock");

    /// <summary>A filter left out almost all that was read and paid for.</summary>
    public static DatabaseEventKind FilterDiscards { get; } = new(
        4,
        "FilterDiscards",
        EventLevel.Warning,
        "{Access} of {Entity} by {AccessPath} read {Evaluated} items and kept {Matched}: its filter on {Attributes} discarded {Discarded} % of what was paid for. Serve it by an index with these attributes in its key, or by a condition of the sort key");

    /// <summary>A scan read many items.</summary>
    public static DatabaseEventKind LargeScan { get; } = new(
        5, "LargeScan", EventLevel.Warning, "A scan of {Entity} read {Evaluated} items. Serve it by an index, or bound it with Within");

    /// <summary>An operation took longer than <see cref="DatabaseOptions.SlowAfter"/>.</summary>
    public static DatabaseEventKind SlowOperation { get; } = new(
        6,
        "SlowOperation",
        EventLevel.Warning,
        "{Operation} took {Duration} ms: {Requests} requests in {RoundTrips} round trips, {Retries} retries, {Items} items, {ReadUnits} read units, {WriteUnits} write units");

    /// <summary>The service refused a write because another transaction was at work on the same item.</summary>
    public static DatabaseEventKind TransactionConflict { get; } = new(
        7, "TransactionConflict", EventLevel.Informational, "{Operation} of {Target} met another transaction on the same item: {Reasons}");

    /// <summary>A table was created.</summary>
    public static DatabaseEventKind TableCreated { get; } = new(
        8, "TableCreated", EventLevel.Informational, "Table {Target} was created");

    /// <summary>An index was not there yet, and another that answers the same was read.</summary>
    public static DatabaseEventKind IndexReplaced { get; } = new(
        9, "IndexReplaced", EventLevel.Informational, "{Index} of {Entity} is not there yet, and {OtherIndex} was read in its place, with a round trip more. 'fauxsql apply' makes it");

    /// <summary>All kinds, in the order of their ids.</summary>
    public static IReadOnlyList<DatabaseEventKind> All { get; } =
        [RequestRetried, RequestThrottled, ClockSkewCorrected, FilterDiscards, LargeScan, SlowOperation, TransactionConflict, TableCreated, IndexReplaced];
}
