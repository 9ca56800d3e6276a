using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FauxSql.Protocol.Backends;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FauxSql.Server;

/// <summary>
/// Speaks DynamoDB's JSON protocol on 127.0.0.1 in front of a backend, so that the AWS command line and any SDK can talk to it.
/// Requests must be signed, recently and in the right form, but the signatures are not verified: any credentials and any Region are accepted.
/// The backend stays the caller's to dispose of.
/// </summary>
public sealed class DynamoServer : IAsyncDisposable
{
    private readonly KestrelServer _kestrel;

    private DynamoServer(KestrelServer kestrel)
    {
        _kestrel = kestrel;
        Address = new Uri(kestrel.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
    }

    /// <summary>Where the endpoint listens, such as <c>http://127.0.0.1:8000/</c>.</summary>
    public Uri Address { get; }

    /// <summary>Fails if the endpoint could not listen on a port, so that a caller can find out before it creates anything.</summary>
    /// <param name="port">The port on 127.0.0.1; 0, any free one, always passes.</param>
    /// <exception cref="ServerStartException">The port is in use or may not be listened on.</exception>
    public static void ThrowIfPortIsInUse(int port)
    {
        // It does not listen: a client that waits for the endpoint would be let in and thrown out.
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            probe.Bind(new IPEndPoint(IPAddress.Loopback, port));
        }
        catch (SocketException failure)
        {
            throw new ServerStartException(Explain(failure, port), failure);
        }
    }

    /// <summary>Starts listening; when the task completes the endpoint answers.</summary>
    /// <param name="backend">What answers the operations.</param>
    /// <param name="options">Port and limits, or <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="ServerStartException">The port is in use or may not be listened on.</exception>
    public static async Task<DynamoServer> StartAsync(
        IBackend backend, DynamoServerOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(backend);
        options ??= new DynamoServerOptions();

        var kestrel = Build(options);
        try
        {
            await kestrel.StartAsync(new DynamoApplication(new DynamoHandler(backend, options)), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or SocketException)
        {
            kestrel.Dispose();
            throw new ServerStartException(Explain(failure, options.Port), failure);
        }

        return new DynamoServer(kestrel);
    }

    /// <summary>Stops listening, letting requests under way finish for a few seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _kestrel.StopAsync(patience.Token).ConfigureAwait(false);
        _kestrel.Dispose();
    }

    // Without ASP.NET's host, which reads configuration of whatever folder it is started in, and observes every request.
    private static KestrelServer Build(DynamoServerOptions options)
    {
        var kestrel = new KestrelServerOptions { AddServerHeader = false };
        kestrel.Limits.MaxRequestBodySize = null; // DynamoHandler limits it, to answer as AWS does
        kestrel.Limits.MinRequestBodyDataRate = null; // a client may be stopped by a debugger
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Listen(IPAddress.Loopback, options.Port);
        var sockets = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        return new KestrelServer(Options.Create(kestrel), sockets, NullLoggerFactory.Instance);
    }

    private static string Explain(Exception failure, int port)
    {
        var number = port.ToString(CultureInfo.InvariantCulture);
        return failure is AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse }
            || failure.InnerException is AddressInUseException
            ? $"Port {number} on 127.0.0.1 is in use. Stop what listens there, or choose another port with --port."
            : $"Cannot listen on port {number} of 127.0.0.1: {failure.Message} Choose another port with --port.";
    }
}
