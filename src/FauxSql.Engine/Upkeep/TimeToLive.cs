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

    public static bool IsOver(string attribute, ReadOnlyMemory<byte> item, DateTimeOffset now) =>
        ItemReader.Get(item, new DocumentPath(attribute)) is AttributeValue.Number { Value: var end }
        && end.CompareTo(Seconds(now)) < 0
        && end.CompareTo(Seconds(now.AddYears(-MostYears))) >= 0;

    private static DynamoNumber Seconds(DateTimeOffset time) => time.ToUnixTimeSeconds();
}
