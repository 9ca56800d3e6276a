using FauxSql.Backends;
using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FauxSql.Hosting;

/// <summary>The one database of its kind in an application, and the owner of its backend.</summary>
internal sealed class HostedDatabase<TDatabase> : IDisposable, IAsyncDisposable
    where TDatabase : DynamoDatabase, IDatabase<TDatabase>
{
    private readonly IBackend _backend;

    public HostedDatabase(IServiceProvider services, DatabaseRegistration<TDatabase> registration)
    {
        Options = services.GetRequiredService<IOptionsMonitor<FauxSqlOptions>>().Get(registration.Name);
        Logger = services.GetService<ILoggerFactory>()?.CreateLogger("FauxSql." + typeof(TDatabase).Name) ?? NullLogger.Instance;
        var context = new FauxSqlContext(services, Options, registration.Section);
        _backend = CreateBackend(registration, context);
        var options = new DatabaseOptions { Cursors = Options.Cursors.Create(), SlowAfter = Options.SlowAfter, OnEvent = EventLog.To(Logger) };
        if (Options.Attempts is { } attempts)
            options = options with { Retries = new RetryOptions { Attempts = attempts } };
        if (Options.Timeout is { } timeout)
            options = options with { Timeout = timeout };
        Database = TDatabase.Create(
            _backend,
            registration.CreateLayout(context),
            registration.Changes.Aggregate(options, (changed, change) => change(context, changed)));
    }

    public TDatabase Database { get; }

    public FauxSqlOptions Options { get; }

    public ILogger Logger { get; }

    public bool IsLocal => _backend.IsLocal;

    public void Dispose()
    {
        if (_backend is IDisposable disposable)
            disposable.Dispose();
        else if (_backend is IAsyncDisposable asynchronous)
            asynchronous.DisposeAsync().AsTask().GetAwaiter().GetResult(); // whoever disposes of services like this waits for them
    }

    public ValueTask DisposeAsync()
    {
        if (_backend is IAsyncDisposable asynchronous)
            return asynchronous.DisposeAsync();
        Dispose();
        return ValueTask.CompletedTask;
    }

    private static IBackend CreateBackend(DatabaseRegistration<TDatabase> registration, FauxSqlContext context)
    {
        try
        {
            return registration.Backends[context.Options.Backend](context);
        }
        catch (AwsSettingsException wrong)
        {
            throw new OptionsValidationException(
                registration.Name, typeof(FauxSqlOptions), [$"{registration.Section}:Backend is {context.Options.Backend}. {wrong.Message} The settings for it are {registration.Section}:Region, {registration.Section}:UseFips and {registration.Section}:UseDualStack."]);
        }
    }
}
