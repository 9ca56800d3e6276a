using FauxSql.Stores;
using FauxSql.Telemetry;

namespace FauxSql.Tables;

/// <summary>An operation put together from what explains it and what runs it.</summary>
internal sealed class Operation<T>(OperationInfo info, Func<Plan> explain, Func<Tally?, CancellationToken, Task<T>> run) : Deferred<T>
{
    public override Plan Explain() => explain();

    private protected override OperationInfo Info => info;

    private protected override Task<T> ExecuteAsync(Tally? tally, CancellationToken cancellationToken) => run(tally, cancellationToken);
}
