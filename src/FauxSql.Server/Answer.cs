using System.Globalization;
using System.IO.Hashing;
using FauxSql.Protocol.Backends;
using Microsoft.AspNetCore.Http;

namespace FauxSql.Server;

/// <summary>
/// Writes responses with what AWS puts on every one of them: the request's id and the checksum of the body as it is sent, which is
/// compressed for clients that accept it.
/// </summary>
internal static class Answer
{
    // AWS compresses no less.
    private const int LeastCompressed = 4096;

    // Kestrel copies what it is given before it waits for the client, so a page of a scan would be in memory twice.
    private const int MostAtOnce = 64 * 1024;

    public static async Task WriteAsync(HttpContext http, int status, string? contentType, string requestId, ReadOnlyMemory<byte> body)
    {
        var response = http.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
        response.Headers.Server = "Server";
        response.Headers["x-amzn-RequestId"] = requestId.Length > 0 ? requestId : RequestId.New();
        if (body.Length >= LeastCompressed && ContentCoding.BestOf(http.Request.Headers.AcceptEncoding is [var accepted, ..] ? accepted : null) is { } coding)
        {
            body = ContentCoding.Encode(coding, body);
            response.Headers.ContentEncoding = coding;
        }

        response.ContentLength = body.Length;
        response.Headers["x-amz-crc32"] = Crc32.HashToUInt32(body.Span).ToString(CultureInfo.InvariantCulture);
        if (http.Request.Method == "HEAD")
            return;
        for (; body.Length > MostAtOnce; body = body[MostAtOnce..])
            await response.BodyWriter.WriteAsync(body[..MostAtOnce], http.RequestAborted).ConfigureAwait(false);
        await response.BodyWriter.WriteAsync(body, http.RequestAborted).ConfigureAwait(false);
    }
}
