using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Errors;
using FauxSql.Stores;
using FauxSql.Telemetry;

namespace FauxSql.Traffic;

/// <summary>
/// Records what passes through it, as in <c>new ShopDb(new RecordingBackend(backend, recorder))</c>. Standing within the database's retries, it records each attempt. A request that does
/// not say whether its capacity is to be told is sent on with the question, and so its answer tells it.
/// </summary>
/// <param name="inner">What answers the requests.</param>
/// <param name="recorder">Where they are recorded; it belongs to the caller.</param>
/// <param name="time">The clock, or <see langword="null"/> for the system's.</param>
public sealed class RecordingBackend(IBackend inner, TrafficRecorder recorder, TimeProvider? time = null) : IBackend
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <inheritdoc/>
    public bool IsLocal => inner.IsLocal;

    /// <inheritdoc/>
    public async ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        var (at, started, facts) = (_time.GetUtcNow(), _time.GetTimestamp(), RequestFacts.Of(request.Body));
        try
        {
            var response = await inner.SendAsync(RequestBody.AskingForCapacity(request, facts), cancellationToken).ConfigureAwait(false);
            recorder.Record(Answered(EntryOf(at, request, facts, _time.GetElapsedTime(started)), facts, response));
            return response;
        }
        catch (Exception exception)
        {
            recorder.Record(EntryOf(at, request, facts, _time.GetElapsedTime(started)) with { Error = OperationTelemetry.NameOf(exception) });
            throw;
        }
    }

    private static TrafficEntry EntryOf(DateTimeOffset at, BackendRequest request, RequestFacts facts, TimeSpan taken) => new(at, request.Operation)
    {
        Tables = facts.Tables,
        Index = facts.Index,
        Entity = request.Context.Entity,
        Pattern = request.Context.Pattern,
        Entries = facts.Entries,
        BytesSent = request.Body.Length,
        Duration = taken,
        Attempt = request.Context.Attempt,
        Wave = request.Context.Wave,
    };

    private static TrafficEntry Answered(TrafficEntry entry, RequestFacts facts, BackendResponse response)
    {
        var received = entry with { BytesReceived = response.Body.Length };
        if (!response.IsSuccess)
            return received with { Error = ServiceError.Read(response.Body).Code };
        var isRead = Operations.IsRead(entry.Operation);
        var answer = AnswerFacts.Of(facts, response.Body);
        return received with
        {
            ReadUnits = isRead ? answer.Units : 0,
            WriteUnits = isRead ? 0 : answer.Units,
            Units = [.. answer.Capacity.Select(use => new TrafficUnits(use.Table, use.Index, use.Units))],
            Items = isRead ? answer.Items : 0,
            Evaluated = isRead ? answer.Evaluated : 0,
        };
    }
}
