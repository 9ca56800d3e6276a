using System.Text;
using System.Text.Json.Nodes;
using FauxSql.Protocol.Backends;

namespace FauxSql.Cli.Tests;

/// <summary>An endpoint that refuses an operation at one table, or at all, as long as it is told to, and counts what it is asked for.</summary>
/// <param name="inner">What answers otherwise.</param>
/// <param name="operation">What is refused.</param>
/// <param name="error">The name of the error.</param>
/// <param name="message">What it says.</param>
internal sealed class RefusingBackend(IBackend inner, string operation, string error, string message) : IBackend
{
    private int _refused;
    private int _lockReads;

    public bool IsLocal => inner.IsLocal;

    /// <summary>The table at which it is refused, or null for any.</summary>
    public string? Table { get; init; }

    public bool IsOn { get; set; } = true;

    /// <summary>How often it was refused.</summary>
    public int Refused => Volatile.Read(ref _refused);

    /// <summary>How often somebody looked who has the lease of these tables: each that wants it once, and again and again while he waits.</summary>
    public int LeaseReads => Volatile.Read(ref _lockReads);

    public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetString(request.Body.Span);
        if (request.Operation == "GetItem" && body.Contains("\"lock\"", StringComparison.Ordinal))
            Interlocked.Increment(ref _lockReads);
        if (!IsOn || request.Operation != operation || (Table is not null && !body.Contains($"\"{Table}\"", StringComparison.Ordinal)))
            return inner.SendAsync(request, cancellationToken);
        Interlocked.Increment(ref _refused);
        return ValueTask.FromResult(new BackendResponse(400, "", Encoding.UTF8.GetBytes(new JsonObject { ["__type"] = $"com.amazon.coral.service#{error}", ["message"] = message }.ToJsonString())));
    }
}
