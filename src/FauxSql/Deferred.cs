namespace FauxSql;

/// <summary>An operation that has not been sent yet. It can be explained, and run as often as wanted.</summary>
public abstract class Deferred
{
    private protected Deferred()
    {
    }

    /// <summary>What the operation will send.</summary>
    public abstract Plan Explain();

    /// <summary>Runs the operation, whatever its result.</summary>
    internal abstract Task<Usage> UseAsync(CancellationToken cancellationToken);
}
