using FauxSql.Schema;
using FauxSql.Stores;
using FauxSql.Telemetry;
using FauxSql.Writes;

namespace FauxSql.Tables;

/// <summary>One write, which is sent by itself or given to a transaction.</summary>
/// <typeparam name="T">What it results in when it is sent by itself.</typeparam>
public abstract class WriteOperation<T> : Deferred<T>
{
    private protected WriteOperation(DynamoDatabase database) => Database = database;

    internal DynamoDatabase Database { get; }

    /// <inheritdoc/>
    public sealed override Plan Explain() => WritePlan.Of(ToWrite().Intent, Database);

    internal abstract string Verb { get; }

    internal abstract EntitySchema Entity { get; }

    private protected sealed override OperationInfo Info => new(Database, Verb, Entity);

    /// <summary>What the write means; whatever is wrong with what was given is thrown here.</summary>
    internal abstract PlannedWrite<T> ToWrite();

    private protected sealed override async Task<T> ExecuteAsync(Tally? tally, CancellationToken cancellationToken)
    {
        var write = ToWrite();
        return write.ResultOf(await new WriteRunner(Database).RunAsync(write.Intent, tally, cancellationToken).ConfigureAwait(false));
    }
}
