using System.Globalization;
using System.IO.Hashing;
using System.Text;
using FauxSql.Protocol.Backends;
using Microsoft.AspNetCore.Http;

namespace FauxSql.Server;

/// <summary>
/// One HTTP request to one operation and back, as
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html describes it.
/// </summary>
internal sealed class DynamoHandler(IBackend backend, int maxRequestBytes)
{
    private const string TargetPrefix = "DynamoDB_20120810.";
    private const string ContentType = "application/x-amz-json-1.0";

    private static readonly byte[] Healthy = Encoding.ASCII.GetBytes("healthy: fauxsql\n");

    public Task HandleAsync(HttpContext http) => (http.Request.Method, http.Request.Path.Value) switch
    {
        ("POST", "/" or "") => OperateAsync(http),
        ("GET" or "HEAD", "/" or "") => WriteAsync(http, StatusCodes.Status200OK, "text/plain", "", Healthy),
        _ => WriteAsync(http, StatusCodes.Status404NotFound, ContentType, "", ErrorBody.UnknownOperation),
    };

    private async Task OperateAsync(HttpContext http)
    {
        if (OperationOf(http.Request) is not { } operation)
        {
            await AnswerAsync(http, StatusCodes.Status400BadRequest, "", ErrorBody.UnknownOperation).ConfigureAwait(false);
            return;
        }

        try
        {
            var read = await RequestBody.ReadAsync(http.Request.BodyReader, maxRequestBytes, http.RequestAborted).ConfigureAwait(false);
            if (read is not { } body)
            {
                http.Response.Headers.Connection = "close";
                await AnswerAsync(http, StatusCodes.Status413PayloadTooLarge, "", ErrorBody.RequestTooLarge).ConfigureAwait(false);
                return;
            }

            using (body)
            {
                using var response = await SendAsync(operation, body.Bytes, http.RequestAborted).ConfigureAwait(false);
                await AnswerAsync(http, response.Status, response.RequestId, response.Body).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (http.RequestAborted.IsCancellationRequested && failure is OperationCanceledException or IOException)
        {
            http.Abort(); // the client has gone: nobody to answer
        }
    }

    // A fault of the backend is an answer: one failed request must not look like a broken connection.
    private async ValueTask<BackendResponse> SendAsync(string operation, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        try
        {
            return await backend.SendAsync(new BackendRequest(operation, body, CallContext.None), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new BackendResponse(StatusCodes.Status500InternalServerError, "", ErrorBody.Internal(failure.Message));
        }
    }

    private static string? OperationOf(HttpRequest request)
    {
        var target = request.Headers["X-Amz-Target"].ToString();
        return target.StartsWith(TargetPrefix, StringComparison.Ordinal) && target.Length > TargetPrefix.Length
            ? target[TargetPrefix.Length..]
            : null;
    }

    private static Task AnswerAsync(HttpContext http, int status, string requestId, ReadOnlyMemory<byte> body) =>
        WriteAsync(http, status, ContentType, requestId, body);

    private static async Task WriteAsync(HttpContext http, int status, string contentType, string requestId, ReadOnlyMemory<byte> body)
    {
        var response = http.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = body.Length;
        response.Headers["x-amzn-RequestId"] = requestId.Length > 0 ? requestId : Guid.NewGuid().ToString("N").ToUpperInvariant();
        response.Headers["x-amz-crc32"] = Crc32.HashToUInt32(body.Span).ToString(CultureInfo.InvariantCulture);
        if (http.Request.Method != "HEAD")
            await response.BodyWriter.WriteAsync(body, http.RequestAborted).ConfigureAwait(false);
    }
}
