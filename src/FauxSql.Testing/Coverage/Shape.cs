namespace FauxSql.Testing.Coverage;

/// <summary>
/// What an operation asks of the service, as far as it says which access pattern it is. Of a read that is the operation and the table or index of each request, by round trip: how many
/// keys a look-up has, filters and bounds make no difference. Of a write it is what is written, and the queries that find it; how that is sent depends on what is stored.
/// </summary>
/// <param name="Waves">The round trips in order, each with its requests. A write is one.</param>
internal sealed record Shape(IReadOnlyList<IReadOnlySet<string>> Waves)
{
    /// <summary>All requests.</summary>
    public IReadOnlySet<string> All { get; } = Waves.SelectMany(wave => wave).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether the operation writes.</summary>
    public bool IsWrite { get; private init; }

    public static Shape Of(Plan plan) => Of(plan.Writes, plan.Requests.Select(request => (request.RoundTrip, request.Operation, request.Target)));

    public static Shape Of(Usage used) => Of(used.Writes, used.Requests.Select(request => (request.RoundTrip, request.Operation, request.Target)));

    /// <summary>
    /// Whether this was the operation of a plan: the same requests, in round trips of the same order. There may be more round trips, for next pages and for what a batch left over.
    /// </summary>
    public bool Is(Shape planned)
    {
        if (!All.SetEquals(planned.All))
            return false;
        var next = 0;
        foreach (var wave in Waves)
            if (next < planned.Waves.Count && planned.Waves[next].IsSubsetOf(wave))
                next++;
        return next == planned.Waves.Count;
    }

    public override string ToString() => string.Join(" | ", Waves.Select(wave => string.Join(" + ", wave.Order(StringComparer.Ordinal))));

    private static Shape Of(IReadOnlyList<string> writes, IEnumerable<(int RoundTrip, string Operation, string Target)> requests) => writes.Count > 0
        ? new([writes.Concat(requests.Where(request => request.Operation is "Query" or "Scan").SelectMany(RequestsOf)).ToHashSet(StringComparer.Ordinal)]) { IsWrite = true }
        : new([.. requests.GroupBy(request => request.RoundTrip).OrderBy(wave => wave.Key).Select(wave => wave.SelectMany(RequestsOf).ToHashSet(StringComparer.Ordinal))]);

    // A batch of one key is sent as a look-up of it, and a batch may be of several tables.
    private static IEnumerable<string> RequestsOf((int RoundTrip, string Operation, string Target) request) =>
        request.Operation is "GetItem" or "BatchGetItem" ? request.Target.Split(", ").Select(table => $"GetItem {table}") : [$"{request.Operation} {request.Target}"];
}
