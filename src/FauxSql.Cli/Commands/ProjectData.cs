using FauxSql.Cli.Output;
using FauxSql.Engine;
using FauxSql.Server;
using FauxSql.Tooling;
using FauxSql.Tooling.Hosting;
using FauxSql.Tooling.Models;
using FauxSql.Tooling.Projects;

namespace FauxSql.Cli.Commands;

/// <summary>A built project, and an endpoint with its data: one that was named, or the embedded engine on the data file.</summary>
internal sealed class ProjectData : IAsyncDisposable
{
    private readonly ProjectOutput _project;
    private readonly EmbeddedDynamo? _engine;
    private readonly DynamoServer? _server;

    private ProjectData(ProjectOutput project, string endpoint, EmbeddedDynamo? engine, DynamoServer? server)
    {
        _project = project;
        _engine = engine;
        _server = server;
        Endpoint = endpoint;
    }

    public string Endpoint { get; }

    public static async Task<ProjectData> OpenAsync(DataSettings settings, ProgressLine progress, CancellationToken stop)
    {
        var projectFile = ProjectLocator.Find(settings.Project);
        progress.Step($"Building {Path.GetFileName(projectFile)}");
        var project = await ProjectBuilder.BuildAsync(projectFile, stop);
        ModelReader.ReadSnapshot(project.Assembly);
        if (settings.Endpoint is not null)
            return new ProjectData(project, settings.Endpoint, null, null);

        var file = settings.Data ?? DataFolder.FileOf(projectFile);
        if (!File.Exists(file))
            throw new ToolingException($"There is no data file '{file}'. Name the one that holds the data with --data, or the endpoint that serves it with --endpoint.");
        var engine = EmbeddedDynamo.Open(file);
        var server = await DynamoServer.StartAsync(engine, new DynamoServerOptions { Port = 0 }, stop);
        return new ProjectData(project, Address.Of(server), engine, server);
    }

    /// <summary>Has the project's own process carry a request out.</summary>
    public IAsyncEnumerable<HostMessage> RunAsync(HostRequest request, CancellationToken stop) => HostProcess.RunAsync(_project, request, stop);

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        if (_engine is not null)
            await _engine.DisposeAsync();
    }
}
