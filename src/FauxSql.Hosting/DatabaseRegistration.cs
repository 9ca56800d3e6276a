using FauxSql.Http;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;

namespace FauxSql.Hosting;

/// <summary>What was said of one database when the services were put together.</summary>
internal sealed class DatabaseRegistration<TDatabase>(string section)
{
    public string Section { get; } = section;

    /// <summary>The name of the options, and of the log's category.</summary>
    public string Name { get; } = typeof(TDatabase).FullName!;

    public Dictionary<string, Func<FauxSqlContext, IBackend>> Backends { get; } = new(StringComparer.OrdinalIgnoreCase)
    {
        [BackendNames.Aws] = static context => DynamoEndpoint.Aws(context.Options.Region, EndpointOf(context.Options)),
        [BackendNames.Url] = static context => DynamoEndpoint.At(context.Options.Url!, EndpointOf(context.Options)),
    };

    public Func<FauxSqlContext, ILayout> CreateLayout { get; set; } = static context => new MultiTableLayout(context.Options.TablePrefix);

    public List<Func<FauxSqlContext, DatabaseOptions, DatabaseOptions>> Changes { get; } = [];

    private static EndpointOptions EndpointOf(FauxSqlOptions options)
    {
        var endpoint = new EndpointOptions { UseFips = options.UseFips, UseDualStack = options.UseDualStack };
        return options.AttemptTimeout is { } timeout ? endpoint with { AttemptTimeout = timeout } : endpoint;
    }
}
