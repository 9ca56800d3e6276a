using FauxSql.Stores;

namespace FauxSql;

/// <summary>An operation that has not been sent yet. It can be explained, and run as often as wanted.</summary>
/// <typeparam name="T">What it results in.</typeparam>
public abstract class Deferred<T> : Deferred
{
    private protected Deferred()
    {
    }

    /// <summary>Runs the operation.</summary>
    /// <param name="cancellationToken">Gives up waiting; a write may have happened nevertheless.</param>
    public Task<T> RunAsync(CancellationToken cancellationToken = default) => ExecuteAsync(null, cancellationToken);

    internal sealed override Task MeasureAsync(Tally tally, CancellationToken cancellationToken) => ExecuteAsync(tally, cancellationToken);

    private protected abstract Task<T> ExecuteAsync(Tally? tally, CancellationToken cancellationToken);
}
