using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Upkeep;

/// <summary>
/// When an item's time to live is over: its attribute is a number of seconds since 1970 in the past, but not more than five years.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-before-you-start.html
/// </summary>
internal static class TimeToLive
{
    private const int MostYears = 5;

    public static bool IsOver(string attribute, ReadOnlyMemory<byte> item, DateTimeOffset now) => EndOf(attribute, item) is { } end && IsOver(end, now);

    /// <summary>When an item's time ends, in seconds since 1970, or <see langword="null"/> if it says nothing of it.</summary>
    public static DynamoNumber? EndOf(string attribute, ReadOnlyMemory<byte> item) =>
        ItemReader.Get(item, new DocumentPath(attribute)) is AttributeValue.Number { Value: var end } ? end : null;

    public static bool IsOver(DynamoNumber end, DateTimeOffset now) => end < Seconds(now) && end >= Seconds(now.AddYears(-MostYears));

    /// <summary>A moment as times to live are written.</summary>
    public static DynamoNumber Seconds(DateTimeOffset time) => time.ToUnixTimeSeconds();
}
