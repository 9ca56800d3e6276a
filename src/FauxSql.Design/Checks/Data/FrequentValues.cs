namespace FauxSql.Design.Checks.Data;

/// <summary>
/// The most frequent of any number of values, in bounded memory: every value that is more than one in <see cref="Places"/> of all is kept, with a count that is short by at
/// most that share. Misra and Gries, "Finding repeated elements" (1982), https://doi.org/10.1016/0167-6423(82)90012-0.
/// </summary>
internal sealed class FrequentValues
{
    private const int Places = 256;

    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>How many values there were.</summary>
    public long Total { get; private set; }

    public void Add(string value)
    {
        Total++;
        if (_counts.TryGetValue(value, out var count) || _counts.Count < Places)
            _counts[value] = count + 1;
        else
            TakeOneOfEach();
    }

    /// <summary>The most frequent value, and how often there was at least.</summary>
    public KeyValuePair<string, long> Most() => _counts.OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).FirstOrDefault();

    private void TakeOneOfEach()
    {
        foreach (var (value, count) in _counts.ToList())
        {
            if (count == 1)
                _counts.Remove(value);
            else
                _counts[value] = count - 1;
        }
    }
}
