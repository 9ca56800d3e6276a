namespace FauxSql.Design.Infrastructure;

/// <summary>
/// What a table or an index can serve at once, without first growing into it, https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/warm-throughput.html.
/// </summary>
/// <param name="ReadUnits">Read units a second, from <see cref="LeastReadUnits"/>.</param>
/// <param name="WriteUnits">Write units a second, from <see cref="LeastWriteUnits"/>.</param>
public sealed record WarmThroughput(int ReadUnits, int WriteUnits)
{
    /// <summary>What a new on-demand table has anyway, in read units a second.</summary>
    public const int LeastReadUnits = 12_000;

    /// <summary>What a new on-demand table has anyway, in write units a second.</summary>
    public const int LeastWriteUnits = 4_000;
}
