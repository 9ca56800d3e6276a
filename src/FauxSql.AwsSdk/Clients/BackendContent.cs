using System.Net;
using System.Net.Http.Headers;
using FauxSql.Protocol.Backends;

namespace FauxSql.AwsSdk.Clients;

/// <summary>The body of a backend's answer, read in place. Disposing of it gives the answer's buffer back.</summary>
internal sealed class BackendContent : HttpContent
{
    private static readonly MediaTypeHeaderValue Json = new("application/x-amz-json-1.0");

    private readonly BackendResponse _answer;

    public BackendContent(BackendResponse answer)
    {
        _answer = answer;
        Headers.ContentType = Json;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(_answer.Body).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = _answer.Body.Length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _answer.Dispose();
        base.Dispose(disposing);
    }
}
