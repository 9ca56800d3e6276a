using FauxSql.Conformance.Dynalite;
using FauxSql.Conformance.Suites;
using FauxSql.Http;
using FauxSql.Protocol.Backends;

namespace FauxSql.Conformance;

/// <summary>The suites against dynalite, an emulator that no one here wrote. Where it is known to differ, Dynalite/differences.txt says so.</summary>
public static class DynaliteBackend
{
    public static async Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync()
    {
        var backend = DynamoEndpoint.At(await DynaliteServer.AddressAsync());
        return (backend, backend);
    }
}

public sealed class DynaliteTableSuite : TableSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => DynaliteBackend.StartAsync();
}

public sealed class DynaliteItemSuite : ItemSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => DynaliteBackend.StartAsync();
}

public sealed class DynaliteQuerySuite : QuerySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => DynaliteBackend.StartAsync();
}

public sealed class DynaliteBatchSuite : BatchSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => DynaliteBackend.StartAsync();
}

public sealed class DynaliteRefusalSuite : RefusalSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => DynaliteBackend.StartAsync();
}

public sealed class DynaliteReturnValuesSuite : ReturnValuesSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => DynaliteBackend.StartAsync();
}

public sealed class DynaliteTransactionSuite : TransactionSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => DynaliteBackend.StartAsync();
}

public sealed class DynaliteLocalIndexSuite : LocalIndexSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => DynaliteBackend.StartAsync();
}

public sealed class DynaliteDeserialisationSuite : DeserialisationSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => DynaliteBackend.StartAsync();
}

public sealed class DynaliteValueSuite : ValueSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => DynaliteBackend.StartAsync();
}

public sealed class DynaliteLegacySuite : LegacySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => DynaliteBackend.StartAsync();
}

public sealed class DynaliteConstraintSuite : ConstraintSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => DynaliteBackend.StartAsync();
}

public sealed class DynaliteCapacitySuite : CapacitySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => DynaliteBackend.StartAsync();
}

public sealed class DynaliteStartKeySuite : StartKeySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => DynaliteBackend.StartAsync();
}

public sealed class DynaliteLimitSuite : LimitSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => DynaliteBackend.StartAsync();
}

public sealed class DynaliteSelectSuite : SelectSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => DynaliteBackend.StartAsync();
}

public sealed class DynaliteLegacyUseSuite : LegacyUseSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => DynaliteBackend.StartAsync();
}

public sealed class DynaliteSortKeySuite : SortKeySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => DynaliteBackend.StartAsync();
}

public sealed class DynaliteIndexCapacitySuite : IndexCapacitySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => DynaliteBackend.StartAsync();
}

public sealed class DynaliteErrorShapeSuite : ErrorShapeSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => DynaliteBackend.StartAsync();
}
