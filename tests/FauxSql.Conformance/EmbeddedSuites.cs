using FauxSql.Conformance.Suites;
using FauxSql.Engine;
using FauxSql.Protocol.Backends;

namespace FauxSql.Conformance;

/// <summary>The suites against the engine in this process, in memory.</summary>
public static class Embedded
{
    public static Task<(IBackend, IAsyncDisposable)> StartAsync()
    {
        var engine = EmbeddedDynamo.InMemory();
        return Task.FromResult<(IBackend, IAsyncDisposable)>((engine, engine));
    }
}

public sealed class EmbeddedTableSuite : TableSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Embedded.StartAsync();
}

public sealed class EmbeddedItemSuite : ItemSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Embedded.StartAsync();
}

public sealed class EmbeddedQuerySuite : QuerySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Embedded.StartAsync();
}

public sealed class EmbeddedBatchSuite : BatchSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Embedded.StartAsync();
}

public sealed class EmbeddedRefusalSuite : RefusalSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Embedded.StartAsync();
}

public sealed class EmbeddedReturnValuesSuite : ReturnValuesSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Embedded.StartAsync();
}

public sealed class EmbeddedTransactionSuite : TransactionSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Embedded.StartAsync();
}

public sealed class EmbeddedLocalIndexSuite : LocalIndexSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Embedded.StartAsync();
}

public sealed class EmbeddedTableRefusalSuite : TableRefusalSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Embedded.StartAsync();
}

public sealed class EmbeddedTableChangeSuite : TableChangeSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Embedded.StartAsync();
}

public sealed class EmbeddedTableSettingsSuite : TableSettingsSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Embedded.StartAsync();
}

public sealed class EmbeddedTransactionReadSuite : TransactionReadSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Embedded.StartAsync();
}

public sealed class EmbeddedDeserialisationSuite : DeserialisationSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Embedded.StartAsync();
}

public sealed class EmbeddedValueSuite : ValueSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Embedded.StartAsync();
}

public sealed class EmbeddedLegacySuite : LegacySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Embedded.StartAsync();
}

public sealed class EmbeddedConstraintSuite : ConstraintSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Embedded.StartAsync();
}

public sealed class EmbeddedExpressionSuite : ExpressionSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Embedded.StartAsync();
}

public sealed class EmbeddedCapacitySuite : CapacitySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Embedded.StartAsync();
}

public sealed class EmbeddedStartKeySuite : StartKeySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Embedded.StartAsync();
}

public sealed class EmbeddedLimitSuite : LimitSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Embedded.StartAsync();
}

public sealed class EmbeddedMultiAttributeKeySuite : MultiAttributeKeySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Embedded.StartAsync();
}

public sealed class EmbeddedSelectSuite : SelectSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Embedded.StartAsync();
}

public sealed class EmbeddedLegacyUseSuite : LegacyUseSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Embedded.StartAsync();
}

public sealed class EmbeddedSortKeySuite : SortKeySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Embedded.StartAsync();
}

public sealed class EmbeddedIndexCapacitySuite : IndexCapacitySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Embedded.StartAsync();
}

public sealed class EmbeddedErrorShapeSuite : ErrorShapeSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Embedded.StartAsync();
}
