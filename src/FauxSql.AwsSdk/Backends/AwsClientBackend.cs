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

    public async ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        if (AwsOperation.Find(request.Operation) is not { } operation)
            return Answer(BadRequest, "", new ServiceError(ErrorCodes.UnknownOperation, "", default).Write());

        var typed = Read(request, operation.RequestType);
        try
        {
            var response = await operation.SendAsync(client, typed, cancellationToken).ConfigureAwait(false);
            return Answer((int)response.HttpStatusCode, response.ResponseMetadata?.RequestId, AwsModelJson.Write(response));
        }
        catch (AmazonServiceException refusal) when (refusal.ErrorCode is { Length: > 0 } code)
        {
            var error = new ServiceError(code, refusal.Message, default).Write(writer => AwsModelJson.WriteMembers(writer, refusal));
            return Answer((int)refusal.StatusCode, refusal.RequestId, error);
        }
    }

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

    private static BackendResponse Answer(int status, string? requestId, byte[] body) => new(status, requestId ?? "", body);
}
