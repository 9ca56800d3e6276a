using System.Net;
using System.Net.Sockets;

namespace FauxSql.Cli.Tests;

/// <summary>A port that nobody listens on, or one that somebody does.</summary>
internal static class FreePort
{
    public static int Find()
    {
        using var listener = Occupy();
        return PortOf(listener);
    }

    public static TcpListener Occupy()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    public static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;
}
