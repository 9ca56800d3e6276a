namespace FauxSql.Server;

/// <summary>How the endpoint listens.</summary>
public sealed record DynamoServerOptions
{
    /// <summary>The port on 127.0.0.1; 0, the default, takes any free one.</summary>
    public int Port { get; init; }

    /// <summary>The largest request body accepted, in bytes. Default 16 MB, as AWS accepts for a batch.</summary>
    public int MaxRequestBytes { get; init; } = 16 * 1024 * 1024;
}
