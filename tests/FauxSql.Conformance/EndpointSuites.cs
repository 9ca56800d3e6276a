using FauxSql.Conformance.Suites;
using FauxSql.Http;
using FauxSql.Protocol.Backends;

namespace FauxSql.Conformance;

/// <summary>The suites against the endpoint named in FAUXSQL_TEST_ENDPOINT, skipped where there is none.</summary>
public static class Endpoint
{
    public static Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync()
    {
        var url = Environment.GetEnvironmentVariable("FAUXSQL_TEST_ENDPOINT");
        Assert.SkipWhen(string.IsNullOrEmpty(url), "FAUXSQL_TEST_ENDPOINT names no endpoint");
        var backend = DynamoEndpoint.At(url!);
        return Task.FromResult<(IBackend, IAsyncDisposable)>((backend, backend));
    }
}

public sealed class EndpointTableSuite : TableSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Endpoint.StartAsync();
}

public sealed class EndpointItemSuite : ItemSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Endpoint.StartAsync();
}

public sealed class EndpointQuerySuite : QuerySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Endpoint.StartAsync();
}

public sealed class EndpointBatchSuite : BatchSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Endpoint.StartAsync();
}

public sealed class EndpointRefusalSuite : RefusalSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Endpoint.StartAsync();
}

public sealed class EndpointReturnValuesSuite : ReturnValuesSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Endpoint.StartAsync();
}

public sealed class EndpointTransactionSuite : TransactionSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Endpoint.StartAsync();
}

public sealed class EndpointLocalIndexSuite : LocalIndexSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Endpoint.StartAsync();
}

public sealed class EndpointTableRefusalSuite : TableRefusalSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Endpoint.StartAsync();
}

public sealed class EndpointTableChangeSuite : TableChangeSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Endpoint.StartAsync();
}

public sealed class EndpointTableSettingsSuite : TableSettingsSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Endpoint.StartAsync();
}

public sealed class EndpointTransactionReadSuite : TransactionReadSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Endpoint.StartAsync();
}

public sealed class EndpointDeserialisationSuite : DeserialisationSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Endpoint.StartAsync();
}

public sealed class EndpointValueSuite : ValueSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Endpoint.StartAsync();
}

public sealed class EndpointLegacySuite : LegacySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Endpoint.StartAsync();
}

public sealed class EndpointConstraintSuite : ConstraintSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Endpoint.StartAsync();
}

public sealed class EndpointExpressionSuite : ExpressionSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Endpoint.StartAsync();
}

public sealed class EndpointCapacitySuite : CapacitySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Endpoint.StartAsync();
}

public sealed class EndpointStartKeySuite : StartKeySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Endpoint.StartAsync();
}

public sealed class EndpointLimitSuite : LimitSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Endpoint.StartAsync();
}

public sealed class EndpointMultiAttributeKeySuite : MultiAttributeKeySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Endpoint.StartAsync();
}

public sealed class EndpointSelectSuite : SelectSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Endpoint.StartAsync();
}

public sealed class EndpointLegacyUseSuite : LegacyUseSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Endpoint.StartAsync();
}

public sealed class EndpointSortKeySuite : SortKeySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Endpoint.StartAsync();
}

public sealed class EndpointIndexCapacitySuite : IndexCapacitySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Endpoint.StartAsync();
}

public sealed class EndpointErrorShapeSuite : ErrorShapeSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Endpoint.StartAsync();
}
