using FauxSql.Conformance.Suites;
using FauxSql.Engine;
using FauxSql.Http;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Credentials;
using FauxSql.Server;

namespace FauxSql.Conformance;

/// <summary>The suites over HTTP: the engine behind our endpoint, reached through our HTTP backend.</summary>
public static class Http
{
    public static async Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync()
    {
        var engine = EmbeddedDynamo.InMemory();
        var server = await DynamoServer.StartAsync(engine);
        var options = new EndpointOptions { Region = "eu-west-1", Credentials = new AwsCredentials("AKID", "secret", "token") };
        var backend = DynamoEndpoint.At(server.Address.ToString(), options);
        return (backend, new Owners(backend, server, engine));
    }

    private sealed class Owners(params IAsyncDisposable[] all) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            foreach (var one in all)
                await one.DisposeAsync();
        }
    }
}

public sealed class HttpTableSuite : TableSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Http.StartAsync();
}

public sealed class HttpItemSuite : ItemSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Http.StartAsync();
}

public sealed class HttpQuerySuite : QuerySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Http.StartAsync();
}

public sealed class HttpBatchSuite : BatchSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Http.StartAsync();
}

public sealed class HttpRefusalSuite : RefusalSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Http.StartAsync();
}

public sealed class HttpReturnValuesSuite : ReturnValuesSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Http.StartAsync();
}

public sealed class HttpTransactionSuite : TransactionSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Http.StartAsync();
}

public sealed class HttpLocalIndexSuite : LocalIndexSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Http.StartAsync();
}

public sealed class HttpTableRefusalSuite : TableRefusalSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Http.StartAsync();
}

public sealed class HttpTableChangeSuite : TableChangeSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Http.StartAsync();
}

public sealed class HttpTableSettingsSuite : TableSettingsSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Http.StartAsync();
}

public sealed class HttpTransactionReadSuite : TransactionReadSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Http.StartAsync();
}

public sealed class HttpDeserialisationSuite : DeserialisationSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Http.StartAsync();
}

public sealed class HttpValueSuite : ValueSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Http.StartAsync();
}

public sealed class HttpLegacySuite : LegacySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Http.StartAsync();
}

public sealed class HttpConstraintSuite : ConstraintSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Http.StartAsync();
}

public sealed class HttpExpressionSuite : ExpressionSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Http.StartAsync();
}

public sealed class HttpCapacitySuite : CapacitySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Http.StartAsync();
}

public sealed class HttpStartKeySuite : StartKeySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Http.StartAsync();
}

public sealed class HttpLimitSuite : LimitSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Http.StartAsync();
}

public sealed class HttpMultiAttributeKeySuite : MultiAttributeKeySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Http.StartAsync();
}

public sealed class HttpSelectSuite : SelectSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Http.StartAsync();
}

public sealed class HttpLegacyUseSuite : LegacyUseSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Http.StartAsync();
}

public sealed class HttpSortKeySuite : SortKeySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Http.StartAsync();
}

public sealed class HttpIndexCapacitySuite : IndexCapacitySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Http.StartAsync();
}

public sealed class HttpErrorShapeSuite : ErrorShapeSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Http.StartAsync();
}
