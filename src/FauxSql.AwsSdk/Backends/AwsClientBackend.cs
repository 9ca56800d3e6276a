using System.Text;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Errors;

namespace FauxSql.AwsSdk.Backends;

/// <summary>Answers operations through an AWS SDK client: JSON to the SDK's request, its response or exception back to JSON.</summary>
internal sealed class AwsClientBackend(IAmazonDynamoDB client, bool isLocal) : IBackend
{
    private const int BadRequest = 400;

    public bool IsLocal => isLocal;

    /// <exception cref="IOException">The client had no answer, whatever its reason.</exception>
    /// <exception cref="TimeoutException">The client, or the deadline, gave up waiting.</exception>
    public async ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        if (AwsOperation.Find(request.Operation) is not { } operation)
            return Answer(BadRequest, "", new ServiceError(ErrorCodes.UnknownOperation, "", default).Write());

        var typed = Read(request, operation.RequestType);
        using var deadline = DeadlineOf(request.Context, cancellationToken);
        try
        {
            var response = await operation.SendAsync(client, typed, deadline?.Token ?? cancellationToken).ConfigureAwait(false);
            return Answer((int)response.HttpStatusCode, response.ResponseMetadata?.RequestId, AwsModelJson.Write(response));
        }
        catch (AmazonServiceException refusal) when (refusal.ErrorCode is { Length: > 0 } code)
        {
            var error = new ServiceError(code, refusal.Message, default).Write(writer => AwsModelJson.WriteMembers(writer, refusal));
            return Answer(StatusOf(refusal), refusal.RequestId, error);
        }
        catch (AmazonServiceException refusal) when ((int)refusal.StatusCode != 0)
        {
            // An answer, and none of the service's: a proxy's page, say.
            return Answer((int)refusal.StatusCode, refusal.RequestId, Encoding.UTF8.GetBytes(refusal.Message));
        }
        catch (AmazonClientException failure)
        {
            throw new IOException(failure.Message, failure);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("the client did not answer in time", exception);
        }
    }

    // The client's own attempts take their time too.
    private static CancellationTokenSource? DeadlineOf(CallContext context, CancellationToken cancellationToken)
    {
        if (context.Deadline is not { } deadline)
            return null;
        var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var left = deadline - TimeProvider.System.GetUtcNow();
        linked.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        return linked;
    }

    // Other clients than the SDK's own throw its exceptions without one.
    private static int StatusOf(AmazonServiceException refusal) => (int)refusal.StatusCode == 0 ? BadRequest : (int)refusal.StatusCode;

    private static object Read(BackendRequest request, Type type)
    {
        try
        {
            return AwsModelJson.Read(request.Body.Span, type);
        }
        catch (JsonException reason)
        {
            throw new NotSupportedException(
                $"The AWS SDK's {type.Name} cannot hold this body of {request.Operation}: {reason.Message}", reason);
        }
    }

    private static BackendResponse Answer(int status, string? requestId, byte[] body) => new(status == 0 ? 200 : status, requestId ?? "", body);
}
