namespace FauxSql.Design.Costs;

/// <summary>Which name was meant by one that is not known.</summary>
internal static class NearestName
{
    /// <summary><c>: did you mean 'Order'?</c> where a name is near, otherwise nothing.</summary>
    public static string Suggestion(string name, IEnumerable<string> known) => Of(name, known) is { } near ? $": did you mean '{near}'?" : "";

    /// <summary>The nearest name of which at most a third differs, or one that begins with it.</summary>
    public static string? Of(string name, IEnumerable<string> known)
    {
        var candidates = known
            .Select(candidate => (Name: candidate, Distance: candidate.StartsWith(name, StringComparison.OrdinalIgnoreCase) ? 0 : DistanceOf(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(candidate => candidate.Distance <= Math.Max(name.Length, candidate.Name.Length) / 3)
            .OrderBy(candidate => candidate.Distance)
            .ToList();
        return candidates.Count == 0 ? null : candidates[0].Name;
    }

    // Levenshtein's distance.
    private static int DistanceOf(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
