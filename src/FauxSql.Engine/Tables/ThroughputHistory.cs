namespace FauxSql.Engine.Tables;

/// <summary>When provisioned throughput was changed by UpdateTable.</summary>
/// <param name="Increased">The last increase, or <see langword="null"/>.</param>
/// <param name="Decreased">The last decrease, or <see langword="null"/>.</param>
/// <param name="Decreases">How many decreases there were on the UTC day of the last one.</param>
internal sealed record ThroughputHistory(DateTimeOffset? Increased, DateTimeOffset? Decreased, int Decreases)
{
    public static ThroughputHistory None { get; } = new(null, null, 0);

    /// <summary>The history after a change.</summary>
    public ThroughputHistory After(Throughput from, Throughput to, DateTimeOffset now)
    {
        var history = this;
        if (to.Read > from.Read || to.Write > from.Write)
            history = history with { Increased = now };
        if (from.IsDecreasedBy(to))
            history = history with { Decreased = now, Decreases = DecreasesOn(now) + 1 };
        return history;
    }

    /// <summary>How many decreases there were on a moment's UTC day.</summary>
    public int DecreasesOn(DateTimeOffset now) => Decreased?.UtcDateTime.Date == now.UtcDateTime.Date ? Decreases : 0;
}
