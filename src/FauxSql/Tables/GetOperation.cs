using FauxSql.Errors;
using FauxSql.Stores;
using FauxSql.Telemetry;

namespace FauxSql.Tables;

/// <summary>Reads one item that must exist, and what is related to it.</summary>
/// <typeparam name="TEntity">The entity.</typeparam>
public sealed class GetOperation<TEntity> : Deferred<TEntity>
    where TEntity : class
{
    private readonly PointRead<TEntity> _read;

    internal GetOperation(PointRead<TEntity> read) => _read = read;

    /// <summary>Sees every write to the item that succeeded before, for twice the read units. What is related is read as without.</summary>
    public GetOperation<TEntity> Consistent() => new(_read.Consistent());

    /// <inheritdoc/>
    public override Plan Explain() => _read.Explain();

    private protected override OperationInfo Info => _read.Info("Get");

    private protected override async Task<TEntity> ExecuteAsync(Tally? tally, CancellationToken cancellationToken) =>
        await _read.FindAsync(tally, cancellationToken).ConfigureAwait(false) ?? throw new ItemNotFoundException(_read.Codec.Schema.Name, Shown.Of(_read.Codec.Schema, _read.Read.Key));
}
