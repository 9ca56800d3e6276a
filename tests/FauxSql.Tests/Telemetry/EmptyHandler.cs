using System.Net;

namespace FauxSql.Tests.Telemetry;

/// <summary>An endpoint over HTTP that has nothing, without a network.</summary>
internal sealed class EmptyHandler : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"Items":[],"Count":0,"ScannedCount":0}""") });
}
