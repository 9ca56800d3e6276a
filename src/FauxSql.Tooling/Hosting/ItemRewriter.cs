using System.Text.Json;
using FauxSql.Tooling.Processes;
using FauxSql.Tooling.Projects;

namespace FauxSql.Tooling.Hosting;

/// <summary>A project's code in a process of its own, which writes items again one after the other. Safe for concurrent use.</summary>
public sealed class ItemRewriter : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly ChildProcess _process;
    private readonly Task<string> _errors;

    private ItemRewriter(ChildProcess process)
    {
        _process = process;
        _errors = process.Errors.ReadToEndAsync();
    }

    /// <summary>Starts the process.</summary>
    /// <param name="project">The built project.</param>
    public static ItemRewriter Start(ProjectOutput project)
    {
        ArgumentNullException.ThrowIfNull(project);
        return new ItemRewriter(HostProcess.Start(project, new RewriteRequest()));
    }

    /// <summary>Writes an item again.</summary>
    /// <param name="entity">The name of its entity.</param>
    /// <param name="item">The stored item.</param>
    /// <param name="cancellationToken">Gives up waiting; the process cannot be asked again then.</param>
    /// <exception cref="ToolingException">The process failed; the message says why.</exception>
    public async ValueTask<RewrittenReport> RewriteAsync(string entity, ReadOnlyMemory<byte> item, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await _process.Input.WriteLineAsync(JsonSerializer.Serialize(new RewriteLine(entity, item.ToArray())).AsMemory(), cancellationToken).ConfigureAwait(false);
            await _process.Input.FlushAsync(cancellationToken).ConfigureAwait(false);
            var line = await _process.Output.ReadLineAsync(cancellationToken).ConfigureAwait(false);
            return (line is null ? null : JsonSerializer.Deserialize<HostMessage>(line)) switch
            {
                RewrittenReport report => report,
                FailureReport failure => throw new ToolingException(failure.Message),
                _ => throw await EndedAsync(cancellationToken).ConfigureAwait(false),
            };
        }
        catch (IOException) // it ended before it read the line
        {
            throw await EndedAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ends the process.</summary>
    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync().ConfigureAwait(false);
        _turn.Dispose();
    }

    private async Task<ToolingException> EndedAsync(CancellationToken cancellationToken) =>
        new($"The project's own process failed:\n{(await _errors.WaitAsync(cancellationToken).ConfigureAwait(false)).Trim()}");
}
