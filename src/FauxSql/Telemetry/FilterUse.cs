using FauxSql.Protocol.Expressions;
using FauxSql.Stores;

namespace FauxSql.Telemetry;

/// <summary>What the reads of one access path have read and kept.</summary>
internal sealed class FilterUse(Read.Range first)
{
    // Less than that is cheap, whatever the filter leaves of it.
    private const int LeastEvaluated = 100;

    private const int LargeScan = 10_000;

    private long _evaluated;
    private long _matched;

    /// <summary>What reads have in common that are one access path: never a value.</summary>
    public static string PathOf(Read.Range range) =>
        $"{(range.IsScan ? "Scan" : "Query")} {range.Entity.Name} {range.Index} {AttributesOf(range)}";

    public void Add(Rows rows)
    {
        _evaluated += rows.Evaluated;
        _matched += rows.Matched;
    }

    public void Tell(EventSink events)
    {
        if (first.Filter is not null && _evaluated >= LeastEvaluated && _matched * 10 < _evaluated)
            TellDiscarded(events);
        if (first.IsScan && _evaluated >= LargeScan)
            events.RaiseRarely(DatabaseEventKind.LargeScan, PathOf(first), new("Entity", first.Entity.Name), new("Evaluated", _evaluated));
    }

    private void TellDiscarded(EventSink events) => events.RaiseRarely(
        DatabaseEventKind.FilterDiscards,
        PathOf(first),
        new("Access", first.IsScan ? "Scan" : "Query"),
        new("Entity", first.Entity.Name),
        new("AccessPath", first.Index ?? (first.IsScan ? "table" : "key")),
        new("Evaluated", _evaluated),
        new("Matched", _matched),
        new("Attributes", AttributesOf(first)),
        new("Discarded", Math.Floor(1000.0 * (_evaluated - _matched) / _evaluated) / 10));

    private static string AttributesOf(Read.Range range) => range.Filter is null
        ? ""
        : string.Join(", ", ConditionPaths.Of(range.Filter).Select(path => path.Attribute).Distinct(StringComparer.Ordinal));
}
