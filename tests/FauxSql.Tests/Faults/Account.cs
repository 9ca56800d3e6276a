using FauxSql.Modeling;

namespace FauxSql.Tests.Faults;

/// <summary>Every write adds a mark of its own to the log and one to the count, so that the log tells the writes and their order.</summary>
[Table]
internal sealed partial record Account(
    [property: PartitionKey] string AccountId,
    [property: Unique] string? Handle,
    [property: Index("GroupIndex")] string Group,
    long Count,
    IReadOnlyList<string> Log,
    [property: Version] long Version = 0)
{
    public static Account New(string id, string? handle, string group, string mark) => new(id, handle, group, 1, [mark]);

    public Account Marked(string mark) => this with { Count = Count + 1, Log = [.. Log, mark] };

    public override string ToString() => $"{AccountId} (version {Version}, count {Count}, log {string.Join(' ', Log)})";
}
