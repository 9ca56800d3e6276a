using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FauxSql.Hosting;

/// <summary>Makes the database before anything else of the host starts; in development with its tables and sample data.</summary>
internal sealed partial class DatabaseStart<TDatabase>(IServiceProvider services) : IHostedLifecycleService
    where TDatabase : DynamoDatabase, IDatabase<TDatabase>
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var hosted = services.GetRequiredService<HostedDatabase<TDatabase>>();
        var (database, options) = (hosted.Database, hosted.Options);
        var isDevelopment = services.GetService<IHostEnvironment>()?.IsDevelopment() == true;
        if (options.CreateTables ?? (isDevelopment && hosted.IsLocal))
            await database.EnsureTablesAsync(cancellationToken).ConfigureAwait(false);
        if (options.SampleData == 0)
            return;
        var outcome = await DatabaseTools.FillOnceAsync(database, options.SampleData, progress: null, cancellationToken).ConfigureAwait(false);
        if (outcome.IsFilled)
            LogFilled(hosted.Logger, typeof(TDatabase).Name, outcome.Scale);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(101, LogLevel.Information, "{Database} was filled with sample data of scale {Scale}")]
    private static partial void LogFilled(ILogger logger, string database, int? scale);
}
