namespace FauxSql.Server;

/// <summary>How the endpoint listens.</summary>
public sealed record DynamoServerOptions
{
    /// <summary>The port on 127.0.0.1; 0, the default, takes any free one.</summary>
    public int Port { get; init; }

    /// <summary>The largest request body accepted, in bytes, before and after decompression. Default 16 MB, as AWS accepts for a batch.</summary>
    public int MaxRequestBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>
    /// How far the time at which a request was signed may be from the clock's, both ways. Default 5 minutes, as AWS has it;
    /// <see cref="Timeout.InfiniteTimeSpan"/> accepts any time, for clients whose clock stands still.
    /// </summary>
    public TimeSpan SignatureLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The clock for the times of signatures. The system's by default.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
