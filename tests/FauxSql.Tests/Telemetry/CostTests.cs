using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using FauxSql.Backends;
using FauxSql.Protocol.Backends;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Telemetry;

/// <summary>Where nobody listens, being observable costs no memory.</summary>
[Collection(TelemetryCollection.Name)]
public sealed class CostTests
{
    private static readonly BackendRequest Request = new("GetItem", """{"TableName":"Tags","Key":{"TagId":{"S":"T1"}}}"""u8.ToArray(), CallContext.None);

    private readonly CannedBackend _canned = new("""{"Item":{"TagId":{"S":"T1"}},"ConsumedCapacity":{"TableName":"Tags","CapacityUnits":0.5}}""");
    private readonly ShopDb _db;

    public CostTests() => _db = new ShopDb(_canned);

    [Fact]
    public void A_request_takes_no_more_than_without_telemetry()
    {
        var (bare, observable) = (new RetryingBackend(_canned), BackendOf(_db));
        var without = BytesOf(() => Send(bare));
        Assert.InRange(BytesOf(() => Send(observable)), 0, without);

        static void Send(IBackend backend) => Assert.True(backend.SendAsync(Request, CancellationToken.None).AsTask().IsCompletedSuccessfully);
    }

    // An empty transaction sends nothing, so that nothing else could hide what observing takes.
    [Fact]
    public void An_operation_takes_no_more_than_without_telemetry()
    {
        var operation = _db.Transaction(_ => { });
        var bare = BareOf(operation);
        var without = BytesOf(() => Assert.True(bare().IsCompletedSuccessfully));
        Assert.InRange(BytesOf(() => Assert.True(operation.RunAsync().IsCompletedSuccessfully)), 0, without);
    }

    [Fact]
    public void A_pattern_that_an_operation_is_run_for_takes_nothing_when_it_is_run()
    {
        var operation = _db.Transaction(_ => { });
        var named = operation.ForPattern("Check-out");
        var without = BytesOf(() => Assert.True(operation.RunAsync().IsCompletedSuccessfully));
        Assert.InRange(BytesOf(() => Assert.True(named.RunAsync().IsCompletedSuccessfully)), 0, without);
    }

    [Fact]
    public void An_operation_takes_after_a_listener_what_it_took_before()
    {
        var before = BytesOf(Get);
        long during;
        using (new Listening())
            during = BytesOf(Get);
        Assert.InRange(during, before + 1000, long.MaxValue);
        Assert.InRange(BytesOf(Get), 0, before);

        void Get() => Assert.True(_db.Tags.FindAsync("T1").IsCompletedSuccessfully);
    }

    private static long BytesOf(Action act)
    {
        const int Times = 1000;
        for (var i = 0; i < 100; i++)
            act();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Times; i++)
            act();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Times;
    }

    // What runs an operation that nobody observes.
    private static Func<Task<int>> BareOf(Deferred<int> operation)
    {
        var execute = typeof(Deferred<int>).GetMethod("ExecuteAsync", BindingFlags.Instance | BindingFlags.NonPublic)!;
        var call = Expression.Call(
            Expression.Constant(operation), execute, Expression.Constant(null, execute.GetParameters()[0].ParameterType), Expression.Constant(CancellationToken.None));
        return Expression.Lambda<Func<Task<int>>>(call).Compile();
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Backend")]
    private static extern IBackend BackendOf(DynamoDatabase database);

    private sealed class CannedBackend(string body) : IBackend
    {
        private readonly byte[] _body = Encoding.UTF8.GetBytes(body);

        public bool IsLocal => true;

        public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken) => new(new BackendResponse(200, "R1", _body));
    }
}
