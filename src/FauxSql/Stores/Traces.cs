using System.Runtime.CompilerServices;
using FauxSql.Protocol.Backends;

namespace FauxSql.Stores;

/// <summary>Who counts what is sent over one backend, and who counts what the caller sends.</summary>
internal sealed class Traces
{
    private static readonly ConditionalWeakTable<IBackend, Traces> Known = [];
    private static readonly AsyncLocal<Trace?> Flow = new();
    private static int s_flows;

    private readonly Lock _lock = new();
    private volatile Trace[] _traces = [];

    /// <summary>Those of a backend, which all databases on it share.</summary>
    public static Traces Of(IBackend backend) => Known.GetOrCreateValue(backend);

    public bool IsOff => _traces.Length == 0 && Volatile.Read(ref s_flows) == 0;

    public static Trace StartFlow()
    {
        Interlocked.Increment(ref s_flows);
        return Flow.Value = new Trace(Flow.Value, StopFlow);
    }

    public Trace Start()
    {
        var trace = new Trace(outer: null, Remove);
        lock (_lock)
            _traces = [.. _traces, trace];
        return trace;
    }

    /// <summary>Those that count a request that the caller sends.</summary>
    public IReadOnlyList<Trace> Active()
    {
        List<Trace> active = [.. _traces];
        for (var trace = Flow.Value; trace is not null; trace = trace.Outer)
            active.Add(trace);
        return active;
    }

    /// <summary>What an operation counts in: while anybody traces, each has a tally of its own, by which its requests are known to belong together.</summary>
    public Tally? Counting(Tally? tally) => IsOff ? tally : tally ?? new Tally();

    /// <summary>The same for an operation that only reads.</summary>
    public Tally? Reading(Tally? tally)
    {
        tally = Counting(tally);
        if (tally is not null)
            tally.IsRead = true;
        return tally;
    }

    // Whoever was started within goes on counting for itself.
    private static void StopFlow(Trace trace)
    {
        Interlocked.Decrement(ref s_flows);
        if (Flow.Value == trace)
            Flow.Value = trace.Outer;
    }

    private void Remove(Trace trace)
    {
        lock (_lock)
            _traces = [.. _traces.Where(other => other != trace)];
    }
}
