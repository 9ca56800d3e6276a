using System.Text;
using System.Text.Json;
using FauxSql.Protocol.Backends;
using FauxSql.Server.Signatures;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace FauxSql.Server;

/// <summary>
/// One HTTP request to one operation and back, as
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html describes it. What is wrong is looked for in
/// AWS's order: size, content type, JSON, target, signature, and then the operation's own checks.
/// </summary>
internal sealed class DynamoHandler(IBackend backend, DynamoServerOptions options)
{
    private const string TargetPrefix = "DynamoDB_20120810.";
    private const string AmazonJson = "application/x-amz-json-1.0";
    private const string Json = "application/json";

    private static readonly byte[] NotFound = "<UnknownOperationException/>\n"u8.ToArray();

    private readonly SignatureCheck _signatures = new(options.Time, options.SignatureLifetime);

    public Task HandleAsync(HttpContext http)
    {
        var origin = http.Request.Headers.Origin;
        if (!StringValues.IsNullOrEmpty(origin))
        {
            http.Response.Headers.AccessControlAllowOrigin = "*";
            http.Response.Headers.AccessControlExposeHeaders = "x-amzn-RequestId,x-amz-crc32,Date";
        }

        return (http.Request.Method, http.Request.Path.Value) switch
        {
            ("POST", "/" or "") => OperateAsync(http),
            ("GET" or "HEAD", "/" or "") => Answer.WriteAsync(http, StatusCodes.Status200OK, contentType: null, "", Healthy(http.Request)),
            ("OPTIONS", _) when !StringValues.IsNullOrEmpty(origin) => AllowOriginAsync(http),
            _ => Answer.WriteAsync(http, StatusCodes.Status404NotFound, contentType: null, "", NotFound),
        };
    }

    // The blank at the end is AWS's.
    private static byte[] Healthy(HttpRequest request) => Encoding.ASCII.GetBytes($"healthy: {request.Host} ");

    // A browser asks first whether it may send a request.
    private static Task AllowOriginAsync(HttpContext http)
    {
        var (asked, allowed) = (http.Request.Headers, http.Response.Headers);
        if (!StringValues.IsNullOrEmpty(asked.AccessControlRequestHeaders))
            allowed.AccessControlAllowHeaders = asked.AccessControlRequestHeaders;
        if (!StringValues.IsNullOrEmpty(asked.AccessControlRequestMethod))
            allowed.AccessControlAllowMethods = asked.AccessControlRequestMethod;
        allowed.AccessControlMaxAge = "172800";
        return Answer.WriteAsync(http, StatusCodes.Status200OK, contentType: null, "", default);
    }

    private async Task OperateAsync(HttpContext http)
    {
        try
        {
            var read = await RequestBody.ReadAsync(http.Request.BodyReader, options.MaxRequestBytes, http.RequestAborted).ConfigureAwait(false);
            if (read is not { } body)
            {
                await RefuseSizeAsync(http).ConfigureAwait(false);
                return;
            }

            using (body)
                await (IsCoded(http.Request) ? DecodeAsync(http, body) : AnswerAsync(http, body.Bytes)).ConfigureAwait(false);
        }
        catch (Exception failure) when (http.RequestAborted.IsCancellationRequested && failure is OperationCanceledException or IOException)
        {
            http.Abort(); // the client has gone: nobody to answer
        }
    }

    private async Task DecodeAsync(HttpContext http, RequestBody sent)
    {
        RequestBody? decoded;
        try
        {
            decoded = sent.Decode(http.Request.Headers.ContentEncoding[0]!, options.MaxRequestBytes);
        }
        catch (InvalidDataException)
        {
            // AWS's answer, though it is the client's fault.
            await Answer.WriteAsync(http, StatusCodes.Status500InternalServerError, AmazonJson, "", ErrorBody.NotDecoded).ConfigureAwait(false);
            return;
        }

        if (decoded is not { } body)
        {
            await RefuseSizeAsync(http).ConfigureAwait(false);
            return;
        }

        using (body)
            await AnswerAsync(http, body.Bytes).ConfigureAwait(false);
    }

    private async Task AnswerAsync(HttpContext http, ReadOnlyMemory<byte> body)
    {
        var contentType = MediaTypeOf(http.Request);
        if (!body.IsEmpty && contentType is not (AmazonJson or Json))
        {
            await Answer.WriteAsync(http, StatusCodes.Status404NotFound, contentType: null, "", NotFound).ConfigureAwait(false);
            return;
        }

        contentType = contentType == AmazonJson ? AmazonJson : Json;
        var operation = OperationOf(http.Request);
        var refusal = operation is null ? ErrorBody.UnknownOperation : _signatures.Refuse(http.Request);
        if (refusal is not null)
        {
            await RefuseAsync(http, contentType, IsJson(body.Span) ? refusal : ErrorBody.NotJson).ConfigureAwait(false);
            return;
        }

        BackendResponse response;
        try
        {
            response = await backend.SendAsync(new BackendRequest(operation!, body, CallContext.None), http.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A fault of the backend is an answer: one failed request must not look like a broken connection.
            response = new BackendResponse(StatusCodes.Status500InternalServerError, "", ErrorBody.Internal(failure.Message));
        }

        using (response)
            await Answer.WriteAsync(http, response.Status, contentType, response.RequestId, response.Body).ConfigureAwait(false);
    }

    private static Task RefuseSizeAsync(HttpContext http)
    {
        http.Response.Headers.Connection = "close";
        return Answer.WriteAsync(http, StatusCodes.Status413PayloadTooLarge, AmazonJson, "", ErrorBody.RequestTooLarge);
    }

    private static Task RefuseAsync(HttpContext http, string contentType, byte[] error) =>
        Answer.WriteAsync(http, StatusCodes.Status400BadRequest, contentType, "", error);

    private static bool IsCoded(HttpRequest request) => request.Headers.ContentEncoding is [{ Length: > 0 } coding, ..] && coding != "identity";

    private static string? OperationOf(HttpRequest request)
    {
        var target = request.Headers["X-Amz-Target"].ToString();
        return target.StartsWith(TargetPrefix, StringComparison.Ordinal) ? OperationNames.Find(target.AsSpan(TargetPrefix.Length)) : null;
    }

    private static string MediaTypeOf(HttpRequest request)
    {
        var type = request.ContentType ?? "";
        return type == AmazonJson ? AmazonJson : type.Split(';')[0].Trim();
    }

    private static bool IsJson(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
            return true;
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 256 });
            while (reader.Read())
            {
                // Reading to the end is the check.
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
