using FauxSql.Conformance.Suites;
using FauxSql.Protocol.Backends;

namespace FauxSql.Conformance;

public sealed class AwsSdkTableSuite : TableSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => AwsSdk.StartAsync();
}

public sealed class AwsSdkItemSuite : ItemSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => AwsSdk.StartAsync();
}

public sealed class AwsSdkQuerySuite : QuerySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => AwsSdk.StartAsync();
}

public sealed class AwsSdkBatchSuite : BatchSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => AwsSdk.StartAsync();
}

public sealed class AwsSdkRefusalSuite : RefusalSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => AwsSdk.StartAsync();
}

public sealed class AwsSdkReturnValuesSuite : ReturnValuesSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => AwsSdk.StartAsync();
}

public sealed class AwsSdkTransactionSuite : TransactionSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => AwsSdk.StartAsync();
}

public sealed class AwsSdkLocalIndexSuite : LocalIndexSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => AwsSdk.StartAsync();
}

public sealed class AwsSdkTableChangeSuite : TableChangeSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => AwsSdk.StartAsync();
}

public sealed class AwsSdkTableRefusalSuite : TableRefusalSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => AwsSdk.StartAsync();
}

public sealed class AwsSdkTableSettingsSuite : TableSettingsSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => AwsSdk.StartAsync();
}

public sealed class AwsSdkTransactionReadSuite : TransactionReadSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => AwsSdk.StartAsync();
}

public sealed class AwsSdkDeserialisationSuite : DeserialisationSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => AwsSdk.StartAsync();
}

public sealed class AwsSdkValueSuite : ValueSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => AwsSdk.StartAsync();
}

public sealed class AwsSdkLegacySuite : LegacySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => AwsSdk.StartAsync();
}

public sealed class AwsSdkConstraintSuite : ConstraintSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => AwsSdk.StartAsync();
}

public sealed class AwsSdkExpressionSuite : ExpressionSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => AwsSdk.StartAsync();
}

public sealed class AwsSdkCapacitySuite : CapacitySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => AwsSdk.StartAsync();
}

public sealed class AwsSdkStartKeySuite : StartKeySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => AwsSdk.StartAsync();
}

public sealed class AwsSdkLimitSuite : LimitSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => AwsSdk.StartAsync();
}

public sealed class AwsSdkMultiAttributeKeySuite : MultiAttributeKeySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => AwsSdk.StartAsync();
}

public sealed class AwsSdkSelectSuite : SelectSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => AwsSdk.StartAsync();
}

public sealed class AwsSdkLegacyUseSuite : LegacyUseSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => AwsSdk.StartAsync();
}

public sealed class AwsSdkSortKeySuite : SortKeySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => AwsSdk.StartAsync();
}

public sealed class AwsSdkIndexCapacitySuite : IndexCapacitySuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => AwsSdk.StartAsync();
}

public sealed class AwsSdkErrorShapeSuite : ErrorShapeSuite
{
    protected override Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => AwsSdk.StartAsync();
}
