using FauxSql.Stores;
using FauxSql.Tables;
using FauxSql.Telemetry;

namespace FauxSql;

/// <summary>An operation that has not been sent yet. It can be explained, and run as often as wanted.</summary>
/// <typeparam name="T">What it results in.</typeparam>
public abstract class Deferred<T> : Deferred
{
    private protected Deferred()
    {
    }

    /// <summary>
    /// The same operation as a run of an access pattern: whoever observes it finds all its requests under the pattern's name, in spans, metrics and recorded traffic.
    /// What a key or an index serves alone has its name without this; a method's pattern, such as a page that reads several tables, gets it here.
    /// </summary>
    /// <param name="pattern">What the model calls it, as in <c>[AccessPattern("Order detail page")]</c>: one of a few fixed names, and never a key or a value.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public virtual Deferred<T> ForPattern(string pattern)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(pattern);
        return new Operation<T>(Info with { Named = pattern }, Explain, ExecuteAsync);
    }

    /// <summary>Runs the operation.</summary>
    /// <param name="cancellationToken">Gives up waiting; a write may have happened nevertheless.</param>
    public Task<T> RunAsync(CancellationToken cancellationToken = default) => RunAsync(null, cancellationToken);

    /// <summary>Runs the operation, and says what it has sent and used: <see cref="Deferred.Explain"/> afterwards.</summary>
    /// <param name="cancellationToken">Gives up waiting; a write may have happened nevertheless.</param>
    public async Task<Measured<T>> MeasuredAsync(CancellationToken cancellationToken = default)
    {
        var tally = new Tally();
        var result = await RunAsync(tally, cancellationToken).ConfigureAwait(false);
        return new Measured<T>(result, tally.ToUsage());
    }

    internal sealed override async Task<Usage> UseAsync(CancellationToken cancellationToken) => (await MeasuredAsync(cancellationToken).ConfigureAwait(false)).Used;

    /// <summary>What it is called where it is observed.</summary>
    private protected abstract OperationInfo Info { get; }

    private protected abstract Task<T> ExecuteAsync(Tally? tally, CancellationToken cancellationToken);

    private Task<T> RunAsync(Tally? tally, CancellationToken cancellationToken)
    {
        var info = Info;
        tally = info.Database.Traces.Counting(tally);
        return info.IsObserved ? ObserveAsync(tally, cancellationToken) : ExecuteAsync(tally, cancellationToken);
    }

    // By itself, so that its closure is made only when somebody observes.
    private Task<T> ObserveAsync(Tally? tally, CancellationToken cancellationToken) =>
        OperationTelemetry.RunAsync(Info, token => ExecuteAsync(tally, token), cancellationToken);
}
