using Microsoft.Extensions.Hosting;

namespace FauxSql.Server;

/// <summary>Leaves signals and the console to the program that hosts the endpoint.</summary>
internal sealed class SilentLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
