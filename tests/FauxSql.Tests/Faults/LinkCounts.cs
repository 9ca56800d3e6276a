namespace FauxSql.Tests.Faults;

/// <summary>How often each link was made and unmade for certain, and perhaps. What was made once is there until it is unmade.</summary>
internal sealed class LinkCounts
{
    private readonly Dictionary<(string Product, string Tag), (int Made, int Unmade, int PerhapsMade, int PerhapsUnmade)> _counts = new();

    public void Add((string Product, string Tag) link, bool isMade, Outcome outcome)
    {
        if (outcome == Outcome.Refused)
            return;
        lock (_counts)
        {
            var before = _counts.GetValueOrDefault(link);
            _counts[link] = (outcome == Outcome.Acknowledged, isMade) switch
            {
                (true, true) => before with { Made = before.Made + 1 },
                (true, false) => before with { Unmade = before.Unmade + 1 },
                (false, true) => before with { PerhapsMade = before.PerhapsMade + 1 },
                (false, false) => before with { PerhapsUnmade = before.PerhapsUnmade + 1 },
            };
        }
    }

    /// <summary>The links that cannot be as they are, in words.</summary>
    public IEnumerable<string> Check(ISet<(string Product, string Tag)> stored)
    {
        foreach (var link in stored.Where(link => !_counts.ContainsKey(link)))
            yield return $"{link} is there, and nobody made it";
        foreach (var (link, count) in _counts)
        {
            var (least, most) = (count.Made - count.Unmade - count.PerhapsUnmade, count.Made - count.Unmade + count.PerhapsMade);
            if (stored.Contains(link) ? most < 1 || least > 1 : least > 0 || most < 0)
                yield return $"{link} is {(stored.Contains(link) ? "" : "not ")}there after {count}";
        }
    }
}
