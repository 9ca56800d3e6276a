using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Upkeep;

/// <summary>
/// What a search through a table has found out: as long as nobody writes to the table, nothing is over before the first time that ends.
/// </summary>
/// <param name="attribute">The attribute with the time to live.</param>
/// <param name="changes">How often the rows had been written when the search began.</param>
internal sealed class SweptTable(string attribute, long changes)
{
    private DynamoNumber? _firstEnd;

    /// <summary>Notes a time that is not over.</summary>
    public void Note(DynamoNumber end, DateTimeOffset now)
    {
        if (end >= TimeToLive.Seconds(now) && (_firstEnd is not { } first || end < first))
            _firstEnd = end;
    }

    /// <summary>Whether another search would find nothing.</summary>
    public bool HasNothing(string? ofAttribute, long changesNow, DateTimeOffset now) =>
        ofAttribute == attribute && changesNow == changes && (_firstEnd is not { } first || first >= TimeToLive.Seconds(now));
}
