namespace FauxSql.Design.Costs.Runs;

/// <summary>The reads of a plan that hang together: by an argument that they share, or by what one finds for another.</summary>
/// <param name="Reads">Their positions in the plan, in its order.</param>
/// <param name="Driver">The position of the read with most arguments: what it may be asked for is what the pattern is run for.</param>
internal sealed record ReadGroup(IReadOnlyList<int> Reads, int Driver)
{
    public static IReadOnlyList<ReadGroup> Of(IReadOnlyList<PlannedRead> reads)
    {
        var groups = new List<(HashSet<int> Arguments, List<int> Reads)>();
        foreach (var (position, read) in reads.Index())
        {
            var joined = groups.FindAll(group => (read.From is { } from && group.Reads.Contains(from)) || group.Arguments.Overlaps(read.Arguments));
            groups.RemoveAll(joined.Contains);
            groups.Add(([.. joined.SelectMany(group => group.Arguments), .. read.Arguments], [.. joined.SelectMany(group => group.Reads), position]));
        }

        return [.. groups.Select(group => new ReadGroup([.. group.Reads.Order()], group.Reads.OrderByDescending(read => reads[read].Arguments.Count).ThenBy(read => read).First()))];
    }
}
