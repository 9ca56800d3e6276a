using FauxSql.Stores;
using FauxSql.Telemetry;

namespace FauxSql.Tables;

/// <summary>Reads one item that may be missing, and what is related to it.</summary>
/// <typeparam name="TEntity">The entity.</typeparam>
public sealed class FindOperation<TEntity> : Deferred<TEntity?>
    where TEntity : class
{
    private readonly PointRead<TEntity> _read;

    internal FindOperation(PointRead<TEntity> read) => _read = read;

    /// <summary>Sees every write to the item that succeeded before, for twice the read units. What is related is read as without.</summary>
    public FindOperation<TEntity> Consistent() => new(_read.Consistent());

    /// <inheritdoc/>
    public override Plan Explain() => _read.Explain();

    private protected override OperationInfo Info => _read.Info("Find");

    private protected override Task<TEntity?> ExecuteAsync(Tally? tally, CancellationToken cancellationToken) =>
        _read.FindAsync(tally, cancellationToken).AsTask();
}
