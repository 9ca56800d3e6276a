namespace FauxSql.Engine.Tests.Reliability.Histories;

/// <summary>
/// Finds what is not strictly serialisable in a history of appends to lists and reads of them, as in Kingsbury and Alvaro, "Elle: Inferring
/// Isolation Anomalies from Experimental Observations" (VLDB 2020): a list tells the order of its writers, so that every dependency between two
/// requests can be seen, and a cycle of dependencies has no serial order.
/// </summary>
internal sealed class HistoryChecker
{
    private readonly IReadOnlyList<HistoryEntry> _history;
    private readonly IReadOnlyDictionary<string, int[]> _final;
    private readonly Dictionary<int, int> _writerOf = [];
    private readonly Dictionary<(string Key, int Value), int> _positions = [];
    private readonly List<string> _problems = [];

    private HistoryChecker(IReadOnlyList<HistoryEntry> history, IReadOnlyDictionary<string, int[]> final) => (_history, _final) = (history, final);

    /// <summary>What is wrong, in words; empty if nothing is.</summary>
    /// <param name="history">The requests of all clients.</param>
    /// <param name="final">The lists as they are in the end.</param>
    public static IReadOnlyList<string> Check(IReadOnlyList<HistoryEntry> history, IReadOnlyDictionary<string, int[]> final)
    {
        var checker = new HistoryChecker(history, final);
        checker.CheckValues();
        checker.CheckReads();
        if (checker._problems.Count == 0)
            checker.CheckCycles();
        return checker._problems;
    }

    // Each value that was acknowledged is there once, and no other is.
    private void CheckValues()
    {
        for (var i = 0; i < _history.Count; i++)
            foreach (var (_, value) in _history[i].Appends)
                _writerOf[value] = i;
        foreach (var (key, values) in _final)
            for (var i = 0; i < values.Length; i++)
            {
                if (!_positions.TryAdd((key, values[i]), i))
                    _problems.Add($"{key}: {values[i]} was appended once and is there twice");
                if (!_writerOf.TryGetValue(values[i], out var writer) || !_history[writer].Succeeded)
                    _problems.Add($"{key}: {values[i]} is there although its request was refused");
            }

        foreach (var entry in _history.Where(e => e.Succeeded))
            foreach (var (key, value) in entry.Appends)
                if (!_positions.ContainsKey((key, value)))
                    _problems.Add($"{key}: {value} was acknowledged and is not there");
    }

    private void CheckReads()
    {
        foreach (var entry in _history)
            foreach (var (key, values) in entry.Reads)
                if (!_final[key].AsSpan().StartsWith(values))
                    _problems.Add($"{key}: a list was read that never was: {entry}");
    }

    private void CheckCycles()
    {
        var graph = new Graph(2 * _history.Count);
        for (var i = 0; i < _history.Count; i++)
            if (_history[i].Succeeded)
                AddDependencies(graph, i);
        AddTime(graph);
        foreach (var cycle in graph.Cycles())
        {
            var entries = cycle.Where(node => node < _history.Count).Select(node => _history[node]).Take(4);
            _problems.Add("no order explains: " + string.Join("; ", entries));
        }
    }

    private void AddDependencies(Graph graph, int entry)
    {
        foreach (var (key, value) in _history[entry].Appends)
            if (_positions[(key, value)] is var at and > 0)
                graph.Add(_writerOf[_final[key][at - 1]], entry);
        foreach (var (key, values) in _history[entry].Reads)
        {
            if (values.Length > 0)
                graph.Add(_writerOf[values[^1]], entry);
            if (values.Length < _final[key].Length)
                graph.Add(entry, _writerOf[_final[key][values.Length]]);
        }
    }

    // What was answered before something else was sent came before it. A chain of one node an answer says so with few edges.
    private void AddTime(Graph graph)
    {
        var byCompletion = Enumerable.Range(0, _history.Count).Where(i => _history[i].Succeeded).OrderBy(i => _history[i].Completed).ToArray();
        var completions = Array.ConvertAll(byCompletion, i => _history[i].Completed);
        for (var rank = 0; rank < byCompletion.Length; rank++)
        {
            var entry = byCompletion[rank];
            graph.Add(entry, _history.Count + rank);
            if (rank > 0)
                graph.Add(_history.Count + rank - 1, _history.Count + rank);
            var before = Array.BinarySearch(completions, _history[entry].Invoked);
            before = (before < 0 ? ~before : before) - 1;
            while (before >= 0 && completions[before] >= _history[entry].Invoked)
                before--;
            if (before >= 0)
                graph.Add(_history.Count + before, entry);
        }
    }
}
