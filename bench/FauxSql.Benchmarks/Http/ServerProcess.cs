using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace FauxSql.Benchmarks.Http;

/// <summary>A server under load, as a process of its own on a free port of 127.0.0.1.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const int Patience = 30;

    private readonly Process _process;

    private ServerProcess(string name, Process process, Uri address, TimeSpan start)
    {
        Name = name;
        _process = process;
        Address = address;
        Start = start;
    }

    public string Name { get; }

    public Uri Address { get; }

    /// <summary>How long it took from the start of the process until it accepted connections.</summary>
    public TimeSpan Start { get; }

    /// <summary>Resident memory, in megabytes.</summary>
    public double ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>Starts a server and waits until it accepts connections.</summary>
    /// <param name="name">The name in the results.</param>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments, given a port.</param>
    /// <param name="remedy">What to do when there is no such program.</param>
    public static async Task<ServerProcess> StartAsync(string name, string program, Func<int, IEnumerable<string>> arguments, string remedy)
    {
        var port = FreePort();
        var since = Stopwatch.GetTimestamp();
        var process = ChildProcess.Start(program, arguments(port), remedy);
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        while (!await AcceptsAsync(port).ConfigureAwait(false))
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(since).TotalSeconds > Patience)
            {
                Stop(process);
                throw new InvalidOperationException($"{name} ended, or did not listen on port {port} within {Patience} s; see what it said above");
            }

            await Task.Delay(5).ConfigureAwait(false);
        }

        return new ServerProcess(name, process, new Uri($"http://127.0.0.1:{port}/"), Stopwatch.GetElapsedTime(since));
    }

    public void Dispose() => Stop(_process);

    private static void Stop(Process process)
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> AcceptsAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port).ConfigureAwait(false);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
