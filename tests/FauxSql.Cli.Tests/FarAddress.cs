using System.Net;
using System.Net.Sockets;

namespace FauxSql.Cli.Tests;

/// <summary>
/// Another address of an endpoint on this machine, of which FauxSql does not know that it is local: so it is as careful there as at AWS. 127.0.0.2 is of the loopback network too, and written as an IPv6 address
/// it does not look so.
/// </summary>
internal sealed class FarAddress : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Parse("127.0.0.2"), 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _work;

    public FarAddress(Uri endpoint)
    {
        _listener.Start();
        _work = AcceptAsync(endpoint.Port);
    }

    public string Address => $"http://[::ffff:127.0.0.2]:{FreePort.PortOf(_listener)}";

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _work;
        _end.Dispose();
    }

    private async Task AcceptAsync(int port)
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(PassOnAsync(await _listener.AcceptTcpClientAsync(_end.Token), port));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task PassOnAsync(TcpClient caller, int port)
    {
        using var near = caller;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, port, _end.Token);
            await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream(), _end.Token), far.GetStream().CopyToAsync(near.GetStream(), _end.Token));
        }
        catch (Exception end) when (end is OperationCanceledException or IOException or SocketException)
        {
            // Whoever called is gone, or the test is over.
        }
    }
}
