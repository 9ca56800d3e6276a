namespace FauxSql.Testing.Coverage;

/// <summary>
/// What an operation asks of the service, as far as it says which access pattern it is: the operation and the table or index of each request, by round trip. How many keys a
/// look-up has, filters and bounds make no difference.
/// </summary>
/// <param name="Waves">The round trips in order, each with its requests.</param>
internal sealed record Shape(IReadOnlyList<IReadOnlySet<string>> Waves)
{
    /// <summary>All requests.</summary>
    public IReadOnlySet<string> All { get; } = Waves.SelectMany(wave => wave).ToHashSet(StringComparer.Ordinal);

    public static Shape Of(Plan plan) => Of(plan.Requests.Select(request => (request.RoundTrip, request.Operation, request.Target)));

    public static Shape Of(Usage used) => Of(used.Requests.Select(request => (request.RoundTrip, request.Operation, request.Target)));

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

    private static Shape Of(IEnumerable<(int RoundTrip, string Operation, string Target)> requests) => new(
        [.. requests.GroupBy(request => request.RoundTrip).OrderBy(wave => wave.Key).Select(wave => wave.SelectMany(RequestsOf).ToHashSet(StringComparer.Ordinal))]);

    // A batch of one key is sent as a look-up of it, and a batch may be of several tables.
    private static IEnumerable<string> RequestsOf((int RoundTrip, string Operation, string Target) request) =>
        request.Operation is "GetItem" or "BatchGetItem" ? request.Target.Split(", ").Select(table => $"GetItem {table}") : [$"{request.Operation} {request.Target}"];
}
