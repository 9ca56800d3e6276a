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
    private bool _isAsking;

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
    /// <exception cref="OperationCanceledException">This call was cancelled, or one before.</exception>
    public async ValueTask<RewrittenReport> RewriteAsync(string entity, ReadOnlyMemory<byte> item, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_isAsking)
                throw new OperationCanceledException("An earlier call was cancelled or failed; whoever made it says why.");
            _isAsking = true; // left so when the answer was not waited for: the next one would be taken for it
            await _process.Input.WriteLineAsync(JsonSerializer.Serialize(new RewriteLine(entity, item.ToArray())).AsMemory(), cancellationToken).ConfigureAwait(false);
            await _process.Input.FlushAsync(cancellationToken).ConfigureAwait(false);
            var line = await _process.Output.ReadLineAsync(cancellationToken).ConfigureAwait(false);
            _isAsking = false;
            return MessageIn(line) is RewrittenReport report ? report : throw await EndedAsync(line, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException) // it ended before it read the line
        {
            throw await EndedAsync(await _process.Output.ReadLineAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
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

    private static HostMessage? MessageIn(string? line) => line is null ? null : JsonSerializer.Deserialize<HostMessage>(line);

    private async Task<ToolingException> EndedAsync(string? last, CancellationToken cancellationToken) => MessageIn(last) is FailureReport failure
        ? new ToolingException(failure.Message)
        : new ToolingException($"The project's own process failed:\n{(await _errors.WaitAsync(cancellationToken).ConfigureAwait(false)).Trim()}");
}
