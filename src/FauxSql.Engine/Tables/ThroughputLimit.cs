namespace FauxSql.Engine.Tables;

/// <summary>
/// The most units a second of an on-demand table or index (OnDemandThroughput), or those it is ready for (WarmThroughput).
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode-max-throughput.html
/// </summary>
/// <param name="Read">Read units, or <see langword="null"/> if nothing was said.</param>
/// <param name="Write">Write units, or <see langword="null"/> if nothing was said.</param>
internal sealed record ThroughputLimit(long? Read, long? Write);
