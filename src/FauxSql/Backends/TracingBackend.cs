using FauxSql.Protocol.Backends;
using FauxSql.Stores;

namespace FauxSql.Backends;

/// <summary>Counts what passes through it. Safe for concurrent use.</summary>
/// <param name="inner">What answers the requests.</param>
public sealed class TracingBackend(IBackend inner) : IBackend
{
    private readonly Lock _lock = new();
    private readonly HashSet<long> _waves = [];
    private readonly Dictionary<string, int> _operations = new(StringComparer.Ordinal);
    private int _loose;
    private int _inFlight;

    /// <inheritdoc/>
    public bool IsLocal => inner.IsLocal;

    /// <summary>The requests sent.</summary>
    public int Requests { get; private set; }

    /// <summary>The round trips: requests of one wave are sent together and count as one.</summary>
    public int RoundTrips => _waves.Count + _loose;

    /// <summary>The most requests that were on their way at one time.</summary>
    public int MostConcurrent { get; private set; }

    /// <summary>The capacity units consumed by reads, as far as the answers tell.</summary>
    public double ReadUnits { get; private set; }

    /// <summary>The capacity units consumed by writes, as far as the answers tell.</summary>
    public double WriteUnits { get; private set; }

    /// <summary>The requests sent, by operation.</summary>
    public IReadOnlyDictionary<string, int> Operations
    {
        get
        {
            lock (_lock)
                return new Dictionary<string, int>(_operations, StringComparer.Ordinal);
        }
    }

    /// <summary>Counts from zero again.</summary>
    public void Reset()
    {
        lock (_lock)
        {
            (Requests, _loose, MostConcurrent, ReadUnits, WriteUnits) = (0, 0, _inFlight, 0, 0);
            _waves.Clear();
            _operations.Clear();
        }
    }

    /// <inheritdoc/>
    public async ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        Begin(request);
        try
        {
            var response = await inner.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.IsSuccess)
                Charge(request.Operation, ResponseReader.Units(response.Body));
            return response;
        }
        finally
        {
            lock (_lock)
                _inFlight--;
        }
    }

    private void Begin(BackendRequest request)
    {
        lock (_lock)
        {
            Requests++;
            MostConcurrent = Math.Max(MostConcurrent, ++_inFlight);
            _operations[request.Operation] = _operations.GetValueOrDefault(request.Operation) + 1;
            if (request.Context.Wave == 0)
                _loose++;
            else
                _waves.Add(request.Context.Wave);
        }
    }

    private void Charge(string operation, double units)
    {
        lock (_lock)
        {
            if (Stores.Operations.IsRead(operation))
                ReadUnits += units;
            else
                WriteUnits += units;
        }
    }
}
