using System.Net;
using System.Text;

namespace FauxSql.Http.Tests;

/// <summary>Answers without a socket, and keeps the headers of what was sent.</summary>
internal sealed class CannedHandler(Func<HttpRequestMessage, int, HttpResponseMessage> answer) : HttpMessageHandler
{
    public CannedHandler() : this((_, _) => Answer(200, "{}"))
    {
    }

    public List<(Uri Address, Dictionary<string, string> Headers, byte[] Body)> Sent { get; } = [];

    public static HttpResponseMessage Answer(int status, string body) =>
        new((HttpStatusCode)status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };

    public static HttpResponseMessage Error(int status, string code, string message = "") =>
        Answer(status, $$"""{"__type":"com.amazon.coral.service#{{code}}","message":"{{message}}"}""");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var headers = request.Headers.Concat(request.Content!.Headers).ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);
        Sent.Add((request.RequestUri!, headers, await request.Content.ReadAsByteArrayAsync(cancellationToken)));
        return answer(request, Sent.Count);
    }
}
