using System.Text.Json;
using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Errors;
using FauxSql.Protocol.Values;
using FauxSql.Telemetry;

namespace FauxSql.Stores;

/// <summary>Sends requests and turns refusals into exceptions, except those that the caller handles.</summary>
/// <param name="backend">What answers the requests.</param>
/// <param name="time">The clock.</param>
/// <param name="timeout">How long a step may take.</param>
/// <param name="traces">What wants to know of each request.</param>
/// <param name="events">What tells the application of requests.</param>
internal sealed class StoreConnection(IBackend backend, TimeProvider time, TimeSpan timeout, Traces traces, EventSink events)
{
    /// <summary>When a step that begins now is over.</summary>
    public DateTimeOffset? DeadlineOf(CallContext context) =>
        context.Deadline ?? (timeout == Timeout.InfiniteTimeSpan ? null : time.GetUtcNow() + timeout);

    /// <summary>Waits before work that was held up is sent again.</summary>
    /// <param name="attempt">The number of attempts that went before.</param>
    /// <param name="context">The context of the step.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>False, at once, when the step would be over by then.</returns>
    public async ValueTask<bool> TryPauseAsync(int attempt, CallContext context, CancellationToken cancellationToken)
    {
        var pause = Backoff.Of(attempt);
        if (context.Deadline is { } deadline && time.GetUtcNow() + pause >= deadline)
            return false;
        await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
        return true;
    }

    public async ValueTask<BackendResponse> SendAsync(
        string operation, ReadOnlyMemory<byte> body, CallContext context, Tally? tally, CancellationToken cancellationToken)
    {
        var response = await SendAnyAsync(operation, body, context, tally, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccess)
            return response;
        using (response)
            throw Refusal(operation, response, context.Entity);
    }

    public ValueTask<BackendResponse> SendAnyAsync(
        string operation, ReadOnlyMemory<byte> body, CallContext context, Tally? tally, CancellationToken cancellationToken)
    {
        var isCounted = tally is not null || !traces.IsOff;
        // The service says what a request used in every answer to one that asks, and it takes both sides time: so only somebody who listens asks.
        // But a transaction that is sent again with its token must be the same request, whoever has begun to listen meanwhile.
        var asks = isCounted || events.TellsCapacity || operation == "TransactWriteItems";
        var request = new BackendRequest(operation, asks ? RequestBody.WithCapacity(body) : body, context);
        return isCounted ? SendCountedAsync(request, tally, cancellationToken) : backend.SendAsync(request, cancellationToken);
    }

    /// <param name="operation">The operation that was refused.</param>
    /// <param name="response">The answer.</param>
    /// <param name="entity">The entity whose items it was about, or null for several or none.</param>
    public static FauxSqlException Refusal(string operation, BackendResponse response, string? entity = null)
    {
        var error = ServiceError.Read(response.Body.ToArray());
        return error.Code switch
        {
            ErrorCodes.TransactionConflict => new WriteConflictException($"{operation}: another transaction is at work on the same item; nothing was written"),
            ErrorCodes.ReplicatedWriteConflict => new WriteConflictException($"{operation}: a write in another Region is at work on the same item; nothing was written"),
            ErrorCodes.IdempotentParameterMismatch => new TransactionTokenException(),
            "" or "Unknown" => new UnexpectedAnswerException(operation, response.Status, response.Body.Span),
            var code when ErrorCodes.IsThrottling(code) => new ThrottledException(operation, error.Message, ThrottlingReason.AllIn(error)),
            _ => IndexNotReadyException.Of(operation, entity, error) ?? (FauxSqlException)new ServiceErrorException(operation, error, response.Status),
        };
    }

    /// <summary>Takes what is needed out of an answer, which may be anything.</summary>
    public static T Parse<T>(string operation, BackendResponse response, Func<ReadOnlyMemory<byte>, T> parse) =>
        Parse(operation, response, parse, static (body, inner) => inner(body));

    /// <inheritdoc cref="Parse{T}(string, BackendResponse, Func{ReadOnlyMemory{byte}, T})"/>
    public static T Parse<TState, T>(string operation, BackendResponse response, TState state, Func<ReadOnlyMemory<byte>, TState, T> parse)
    {
        try
        {
            return response.Body.Span.TrimStart(" \t\r\n"u8) is [(byte)'{', ..] ? parse(response.Body, state) : throw new JsonException("not an object");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or AttributeFormatException)
        {
            throw new UnexpectedAnswerException(operation, response.Status, response.Body.Span, exception);
        }
    }

    private async ValueTask<BackendResponse> SendCountedAsync(BackendRequest request, Tally? tally, CancellationToken cancellationToken)
    {
        var active = traces.Active();
        foreach (var trace in active)
            trace.Begin();
        BackendResponse? response = null;
        try
        {
            return response = await backend.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            var sent = SentRequest.Of(request, response);
            tally?.Count(request.Context.Wave, sent);
            foreach (var trace in active)
                trace.End(tally, request.Context.Wave, sent);
        }
    }
}
