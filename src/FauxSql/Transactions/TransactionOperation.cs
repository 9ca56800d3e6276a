using FauxSql.Errors;
using FauxSql.Stores;
using FauxSql.Telemetry;
using FauxSql.Writes;

namespace FauxSql.Transactions;

/// <summary>Writes that happen together or not at all.</summary>
internal sealed class TransactionOperation<T> : Deferred<T>
{
    private readonly DynamoDatabase _database;
    private readonly IReadOnlyList<WriteIntent> _intents;
    private readonly T _result;
    private readonly string? _token;

    public TransactionOperation(DynamoDatabase database, Func<Transaction, T> write, string? token)
    {
        ArgumentNullException.ThrowIfNull(write);
        TransactionLimits.CheckToken(token);
        var transaction = new Transaction(database);
        _result = write(transaction);
        if (_result is Task)
            throw new ArgumentException("A transaction is put together at once: do what is asynchronous before", nameof(write));
        _database = database;
        _intents = [.. transaction.Intents];
        _token = token;
        TransactionLimits.Check(_intents);
    }

    public override Plan Explain() => WritePlan.OfTransaction(_intents, _database);

    private protected override OperationInfo Info => new(_database, "Transact", null);

    private protected override async Task<T> ExecuteAsync(Tally? tally, CancellationToken cancellationToken)
    {
        if (_intents.Count == 0)
            return _result;
        var result = await new WriteRunner(_database).RunAsync(_intents, () => _token ?? Guid.NewGuid().ToString(), tally, cancellationToken).ConfigureAwait(false);
        return result.Failures.Count == 0
            ? _result
            : throw new TransactionFailedException(
                [.. result.Failures.Select(failure => new FailedAction(failure.Intent.Verb, failure.Intent.Entity.Name, Shown.Of(failure.Intent.Entity, failure.Intent.Key), failure.Reason))]);
    }
}
