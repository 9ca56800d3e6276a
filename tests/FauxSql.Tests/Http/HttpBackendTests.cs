using System.Net;
using System.Net.Sockets;
using FauxSql.Errors;
using FauxSql.Http;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Http;

public sealed class HttpBackendTests
{
    [Fact]
    public async Task An_endpoint_that_is_gone_says_which_and_what_to_do()
    {
        using var backend = DynamoEndpoint.At($"http://127.0.0.1:{FreePort()}");

        var gone = await Assert.ThrowsAsync<EndpointException>(() => new ShopDb(backend).Orders.GetAsync("O1"));

        Assert.StartsWith(gone.Address + " cannot be reached", gone.Message, StringComparison.Ordinal);
        Assert.EndsWith("Check the address, and that the endpoint is running.", gone.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"Item\":")]
    [InlineData("hello\r\n\r\n")]
    public async Task An_answer_that_breaks_off_is_an_endpoint_that_fails(string answer)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var stop = new CancellationTokenSource();
        var serving = ServeAsync(listener, answer, stop.Token);
        using var backend = DynamoEndpoint.At($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        var db = new ShopDb(backend);

        await Assert.ThrowsAsync<EndpointException>(() => db.Orders.GetAsync("O1"));
        await Assert.ThrowsAsync<EndpointException>(() => db.Orders.InsertAsync(new Order("O1", "C1", "2026", 1)));

        await stop.CancelAsync();
        // A read is tried four times, an insert once.
        Assert.Equal(5, await serving);
    }

    [Theory]
    [InlineData("")]
    [InlineData("localhost:8000")]
    [InlineData("ftp://localhost")]
    public void What_is_not_an_address_is_refused(string url) => Assert.Throws<UriFormatException>(() => DynamoEndpoint.At(url));

    private static async Task<int> ServeAsync(TcpListener listener, string answer, CancellationToken cancellationToken)
    {
        for (var served = 0; ; served++)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync(cancellationToken);
                var buffer = new byte[65_536];
                Assert.NotEqual(0, await client.GetStream().ReadAsync(buffer, cancellationToken));
                await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(answer), cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return served;
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
