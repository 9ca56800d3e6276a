using FauxSql.Backends;
using FauxSql.Engine;
using FauxSql.Http;
using FauxSql.Protocol.Backends;
using FauxSql.Tooling;

namespace FauxSql.Cli.Commands;

/// <summary>What items are read from or written to: a data file, or what an endpoint serves.</summary>
internal sealed class TransferTarget : IAsyncDisposable
{
    private readonly EmbeddedDynamo? _engine;

    private TransferTarget(string name, IBackend backend, EmbeddedDynamo? engine) => (Name, Backend, _engine) = (name, backend, engine);

    /// <summary>The file or the address.</summary>
    public string Name { get; }

    public IBackend Backend { get; }

    /// <exception cref="ToolingException">There is no such file.</exception>
    public static TransferTarget Open(DataSettings settings, string projectFile)
    {
        CheckedData.Refuse(settings with { Data = settings.Endpoint is null ? FileOf(settings, projectFile) : null });
        return OpenOrCreate(settings, projectFile);
    }

    public static TransferTarget OpenOrCreate(DataSettings settings, string projectFile)
    {
        if (settings.Endpoint is { } endpoint)
            return new TransferTarget(endpoint, new RetryingBackend(DynamoEndpoint.At(endpoint)), null);
        var file = settings.Data is null ? DataFolder.PrepareFileOf(projectFile) : Path.GetFullPath(settings.Data);
        var engine = EmbeddedDynamo.Open(file);
        return new TransferTarget(file, engine, engine);
    }

    public ValueTask DisposeAsync() => _engine?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static string FileOf(DataSettings settings, string projectFile) => settings.Data ?? DataFolder.FileOf(projectFile);
}
