using FauxSql.Errors;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Errors;
using FauxSql.Protocol.Expressions;

namespace FauxSql.Stores;

/// <summary>Sends a write set as one operation or as a transaction, and says which writes were in the way.</summary>
internal sealed class StoreWriter(ILayout layout, StoreConnection connection)
{
    private const int Attempts = 6;
    private const string Transaction = "TransactWriteItems";

    private readonly WriteBody _body = new(layout);

    public ValueTask<WriteOutcome> WriteAsync(WriteSet set, CallContext context, Tally? tally, CancellationToken cancellationToken) =>
        set.IsTransaction ? WriteAllAsync(set, context, tally, cancellationToken) : WriteOneAsync(set.Writes[0], context, tally, cancellationToken);

    private async ValueTask<WriteOutcome> WriteOneAsync(Write write, CallContext context, Tally? tally, CancellationToken cancellationToken)
    {
        var operation = WriteBody.OperationOf(write);
        var body = _body.Single(write);
        var sent = context with { Wave = context.Wave == 0 ? Waves.Next() : context.Wave, IsRetrySafe = IsRepeatable(write), Deadline = connection.DeadlineOf(context) };
        for (var attempt = 0; ; attempt++)
        {
            using var response = await connection.SendAnyAsync(operation, body, sent, tally, cancellationToken).ConfigureAwait(false);
            if (response.IsSuccess)
                return WriteBody.ReturnedBy(write) is null ? StoreConnection.Parse(operation, response, static _ => WriteOutcome.Done)
                    : new WriteOutcome([], StoreConnection.Parse(operation, response, static body => ResponseReader.CopyOf(body, "Attributes")));
            var error = ServiceError.Read(response.Body.ToArray());
            if (error.Code == ErrorCodes.ConditionalCheckFailed)
                return new WriteOutcome([new FailedWrite(write, FailedWrite.ConditionFailed, error.Message, ResponseReader.CopyOf(response.Body, "Item"))]);
            if (error.Code != ErrorCodes.TransactionConflict || attempt + 1 == Attempts || !await connection.TryPauseAsync(attempt, sent, cancellationToken).ConfigureAwait(false))
                throw StoreConnection.Refusal(operation, response);
        }
    }

    private async ValueTask<WriteOutcome> WriteAllAsync(WriteSet set, CallContext context, Tally? tally, CancellationToken cancellationToken)
    {
        var body = _body.Transaction(set);
        var sent = context with { Wave = context.Wave == 0 ? Waves.Next() : context.Wave, IsRetrySafe = true, Deadline = connection.DeadlineOf(context) };
        for (var attempt = 0; ; attempt++)
        {
            using var response = await connection.SendAnyAsync(Transaction, body, sent, tally, cancellationToken).ConfigureAwait(false);
            if (response.IsSuccess)
                return StoreConnection.Parse(Transaction, response, static _ => WriteOutcome.Done);
            var failures = StoreConnection.Parse(Transaction, response, set, static (body, set) => CancellationReasons.Read(set, body));
            if (!failures.All(CancellationReasons.IsPassing))
                return new WriteOutcome(failures);
            if (failures.Count == 0 && !IsConflict(response))
                throw StoreConnection.Refusal(Transaction, response);
            if (attempt + 1 == Attempts || !await connection.TryPauseAsync(attempt, sent, cancellationToken).ConfigureAwait(false))
                throw IsInProgress(response) ? StoreConnection.Refusal(Transaction, response) : GivenUpOn(failures);
        }
    }

    private static FauxSqlException GivenUpOn(IReadOnlyList<FailedWrite> failures)
    {
        var subjects = string.Join(", ", failures.Select(failed => failed.Write.Subject).DefaultIfEmpty("the same items"));
        return failures.Count > 0 && failures.All(CancellationReasons.IsThrottling)
            ? new ThrottledException(Transaction, $"there was no capacity for {subjects}; nothing was written", [.. failures.SelectMany(failed => failed.Throttling)])
            : new WriteConflictException($"Others kept changing {subjects}; nothing was written");
    }

    private static bool IsConflict(BackendResponse response) =>
        ServiceError.Read(response.Body.ToArray()).Code is ErrorCodes.TransactionConflict or ErrorCodes.TransactionInProgress;

    // An earlier attempt of ours, whose answer was lost, is still at work: it may write yet.
    private static bool IsInProgress(BackendResponse response) => ServiceError.Read(response.Body.ToArray()).Code == ErrorCodes.TransactionInProgress;

    // Whether sending it twice is like sending it once, and gives the same answer.
    private static bool IsRepeatable(Write write) => write switch
    {
        Write.Put put => put.If is null,
        Write.Update update => update is { If: null, Returning: not ReturnedItem.Old }
            && update.Changes.Actions.All(action => action is UpdateAction.Remove or UpdateAction.Set { Value: UpdateValue.Plain { Of: Operand.Value } }),
        _ => false,
    };
}
