using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Errors;
using FauxSql.Stores;
using FauxSql.Telemetry;

namespace FauxSql.Evolution.Sweeps;

/// <summary>Holds writes back to a pace, which it learns from what they cost and from what is throttled. It stands below the retries, and so sees every attempt.</summary>
internal sealed class PacedBackend(IBackend inner, Pace pace) : IBackend
{
    /// <inheritdoc/>
    public bool IsLocal => inner.IsLocal;

    /// <inheritdoc/>
    public async ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        var isWrite = Operations.IsOfItems(request.Operation) && !Operations.IsRead(request.Operation);
        if (isWrite)
            await pace.WaitAsync(cancellationToken).ConfigureAwait(false);
        var asking = isWrite ? RequestBody.AskingForCapacity(request, RequestFacts.Of(request.Body)) : request;
        var response = await inner.SendAsync(asking, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccess)
        {
            if (isWrite)
                pace.Use(ResponseReader.Units(response.Body));
        }
        else if (ServiceError.Read(response.Body.ToArray()) is var error && ErrorCodes.IsThrottling(error.Code))
        {
            pace.Slow(ThrottlingReason.AllIn(error), error.Message);
        }

        return response;
    }
}
