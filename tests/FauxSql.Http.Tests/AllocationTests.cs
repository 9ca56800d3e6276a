using System.Net;
using System.Text;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Credentials;

namespace FauxSql.Http.Tests;

/// <summary>What a request takes of memory beside what HttpClient itself takes.</summary>
public sealed class AllocationTests
{
    private const int Calls = 2000;

    [Fact]
    public async Task A_signed_request_takes_little_more_than_an_empty_one()
    {
        using var invoker = new HttpMessageInvoker(new InstantHandler());
        var empty = await AllocatedAsync(async () =>
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, "http://127.0.0.1:1/") { Content = new ReadOnlyMemoryContent(default) };
            using var answer = await invoker.SendAsync(message, default);
            await answer.Content.ReadAsByteArrayAsync();
        });
        using var backend = DynamoEndpoint.At(
            "http://127.0.0.1:1", new EndpointOptions { Region = "eu-west-1", Credentials = new AwsCredentials("AKID", "secret", "token"), Handler = () => new InstantHandler() });
        var body = "{}"u8.ToArray();
        var ours = await AllocatedAsync(async () => (await backend.SendAsync(new BackendRequest("GetItem", body, CallContext.None), default)).Dispose());
        Assert.InRange(ours - empty, 0, 2000);
    }

    private static async Task<long> AllocatedAsync(Func<Task> call)
    {
        for (var i = 0; i < 100; i++)
            await call();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Calls; i++)
            await call();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
    }

    private sealed class InstantHandler : HttpMessageHandler
    {
        private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"Item":{"OrderId":{"S":"O1"}}}""");

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Body) };
            answer.Headers.TryAddWithoutValidation("x-amzn-RequestId", "VJ1234567890");
            return Task.FromResult(answer);
        }
    }
}
