using FauxSql.Stores;

namespace FauxSql;

/// <summary>
/// Counts the requests that operations on items send, so that a test can say what a page costs. It counts until it is disposed of; one request that had
/// to be repeated because of throttling is one, and so is one without an answer. What creates tables is not counted. Safe for concurrent use.
/// </summary>
/// <remarks>
/// <code>
/// using var trace = Trace.Start();
/// await db.Orders.GetAsync("O1", o => o.Items);
/// Console.WriteLine(trace);      // 2 requests, 1 round trip, 1 read unit, and a line for each request
/// </code>
/// </remarks>
public sealed class Trace : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<(Tally? Operation, long Wave, SentRequest Request)> _sent = [];
    private readonly Action<Trace> _stop;
    private int _inFlight;
    private int _mostConcurrent;
    private bool _isStopped;

    internal Trace(Trace? outer, Action<Trace> stop) => (Outer, _stop) = (outer, stop);

    /// <summary>The trace of the same flow within which this one was started.</summary>
    internal Trace? Outer { get; }

    /// <summary>The requests sent.</summary>
    public int Requests => Used.Requests.Count;

    /// <summary>How often the service was waited for: requests that were sent together count as one.</summary>
    public int RoundTrips => Used.RoundTrips;

    /// <summary>The items in all answers.</summary>
    public int Items => Used.Items;

    /// <summary>The read units consumed, as far as the answers tell.</summary>
    public double ReadUnits => Used.ReadUnits;

    /// <summary>The write units consumed, as far as the answers tell.</summary>
    public double WriteUnits => Used.WriteUnits;

    /// <summary>The requests sent, by DynamoDB's operation.</summary>
    public IReadOnlyDictionary<string, int> Operations =>
        Used.Requests.CountBy(request => request.Operation, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    /// <summary>The most requests that were on their way at one time.</summary>
    public int MostConcurrent
    {
        get
        {
            lock (_lock)
                return _mostConcurrent;
        }
    }

    /// <summary>The requests in the order of their round trips, and their sums.</summary>
    public Usage Used
    {
        get
        {
            lock (_lock)
                return UsageOf(_sent);
        }
    }

    /// <summary>
    /// The same by operation, in no order: the requests of each <c>GetAsync</c>, <c>ToListAsync</c> and the like. What writes send, and what they read
    /// for it, is not among them.
    /// </summary>
    public IReadOnlyList<Usage> Reads => UsagesOf(operation => operation.IsRead);

    /// <summary>
    /// The requests of each operation that has written, in no order: of each <c>SaveAsync</c>, <c>TransactAsync</c> and the like, with what it has read for it.
    /// <see cref="Usage.Writes"/> says what it has written.
    /// </summary>
    public IReadOnlyList<Usage> Writes => UsagesOf(operation => operation.Writes.Count > 0);

    /// <summary>
    /// Counts what the caller sends from now on, on any database: the method that calls this, whatever it awaits, and whatever it starts. Tests that
    /// run at the same time do not see each other, even on one database. What was started before, and a server in this process that answers the caller, is
    /// not counted; for those there is <see cref="Start(DynamoDatabase)"/>.
    /// </summary>
    public static Trace Start() => Traces.StartFlow();

    /// <summary>Counts what is sent from now on over a database's backend, whoever sends it and whichever database object it uses.</summary>
    /// <param name="database">The database.</param>
    public static Trace Start(DynamoDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return database.Traces.Start();
    }

    /// <summary>Counts from zero again.</summary>
    public void Reset()
    {
        lock (_lock)
        {
            _sent.Clear();
            _mostConcurrent = _inFlight;
        }
    }

    /// <summary>Stops counting; what was counted stays.</summary>
    public void Dispose()
    {
        if (!Interlocked.Exchange(ref _isStopped, true))
            _stop(this);
    }

    /// <summary>A table of the requests.</summary>
    public override string ToString() => Used.ToString();

    internal void Begin()
    {
        lock (_lock)
            _mostConcurrent = Math.Max(_mostConcurrent, ++_inFlight);
    }

    internal void End(Tally? operation, long wave, SentRequest request)
    {
        lock (_lock)
        {
            _inFlight--;
            if (!_isStopped)
                _sent.Add((operation, wave, request));
        }
    }

    private static Usage UsageOf(IEnumerable<(Tally? Operation, long Wave, SentRequest Request)> sent)
    {
        var all = sent.ToList();
        return Usage.Of(all.Select(one => (one.Wave, one.Request)), all.Select(one => one.Operation).OfType<Tally>().Distinct().SelectMany(operation => operation.Writes));
    }

    private IReadOnlyList<Usage> UsagesOf(Func<Tally, bool> isMeant)
    {
        lock (_lock)
            return [.. _sent.Where(sent => sent.Operation is { } operation && isMeant(operation)).GroupBy(sent => sent.Operation).Select(UsageOf)];
    }
}
