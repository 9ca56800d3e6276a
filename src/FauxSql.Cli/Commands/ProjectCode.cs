using FauxSql.Evolution.Applying;
using FauxSql.Tooling.Hosting;

namespace FauxSql.Cli.Commands;

/// <summary>The project's code, in its own process, as a change of items uses it.</summary>
internal sealed class ProjectCode(ItemRewriter rewriter) : IItemCode, IAsyncDisposable
{
    public async ValueTask<ReadOnlyMemory<byte>> RewriteAsync(string entity, ReadOnlyMemory<byte> item, CancellationToken cancellationToken)
    {
        var report = await rewriter.RewriteAsync(entity, item, cancellationToken);
        return report.Item ?? throw new PoisonItemException(report.Problem!);
    }

    public ValueTask DisposeAsync() => rewriter.DisposeAsync();
}
