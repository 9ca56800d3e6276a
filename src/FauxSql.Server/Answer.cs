using System.Globalization;
using System.IO.Compression;
using System.IO.Hashing;
using FauxSql.Protocol.Backends;
using Microsoft.AspNetCore.Http;

namespace FauxSql.Server;

/// <summary>
/// Writes responses with what AWS puts on every one of them: the request's id and the checksum of the body as it is sent, which is
/// compressed for clients that accept gzip.
/// </summary>
internal static class Answer
{
    // Below this, compression costs more than it saves.
    private const int LeastCompressed = 1024;

    // Kestrel copies what it is given before it waits for the client, so a page of a scan would be in memory twice.
    private const int MostAtOnce = 64 * 1024;

    public static async Task WriteAsync(HttpContext http, int status, string? contentType, string requestId, ReadOnlyMemory<byte> body)
    {
        var response = http.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
        response.Headers["x-amzn-RequestId"] = requestId.Length > 0 ? requestId : RequestId.New();
        if (body.Length >= LeastCompressed && AcceptsGzip(http.Request))
        {
            body = Compress(body);
            response.Headers.ContentEncoding = "gzip";
        }

        response.ContentLength = body.Length;
        response.Headers["x-amz-crc32"] = Crc32.HashToUInt32(body.Span).ToString(CultureInfo.InvariantCulture);
        if (http.Request.Method == "HEAD")
            return;
        for (; body.Length > MostAtOnce; body = body[MostAtOnce..])
            await response.BodyWriter.WriteAsync(body[..MostAtOnce], http.RequestAborted).ConfigureAwait(false);
        await response.BodyWriter.WriteAsync(body, http.RequestAborted).ConfigureAwait(false);
    }

    private static bool AcceptsGzip(HttpRequest request)
    {
        foreach (var accepted in request.Headers.AcceptEncoding)
            if (accepted?.Contains("gzip", StringComparison.OrdinalIgnoreCase) == true && !accepted.Contains("gzip;q=0", StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static ReadOnlyMemory<byte> Compress(ReadOnlyMemory<byte> body)
    {
        var compressed = new MemoryStream(body.Length / 2);
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(body.Span);
        return compressed.GetBuffer().AsMemory(0, (int)compressed.Length);
    }
}
