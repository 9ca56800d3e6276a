using FauxSql.Backends;
using FauxSql.Engine;
using FauxSql.Errors;
using FauxSql.Http;
using FauxSql.Protocol.Credentials;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Http;

/// <summary>
/// Every operation of data access, while everything goes wrong once, or all the time: it completes right, or fails with its documented exception, and no write
/// whose answer was lost happens twice.
/// </summary>
public sealed class NetworkFaultTests
{
    // Not asserted: what is there so that a test that hangs fails.
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, NetworkFault> Cases { get; } =
        new(Operations.Keys.SelectMany(_ => Enum.GetValues<NetworkFault>(), (operation, fault) => (operation, fault)));

    /// <summary>What is run, whether twice is like once, and how often it was carried out: -1 where that cannot be told.</summary>
    private static Dictionary<string, (Func<ShopDb, Task> Run, bool IsSafe, Func<ShopDb, Task<int>> CountAsync)> Operations => new(StringComparer.Ordinal)
    {
        ["get"] = (async db => Assert.Equal(10, (await db.Orders.GetAsync("O1", Token)).Total), true, NoneAsync),
        ["find many"] = (
            async db => Assert.Equal(["O2", null, "O1"], (await db.Orders.FindManyAsync(["O2", "O9", "O1"], Token)).Select(order => order?.OrderId)), true, NoneAsync),
        ["query"] = (async db => Assert.Equal(["O1", "O2"], (await db.Orders.ByCustomer("C1").ToListAsync(Token)).Select(order => order.OrderId)), true, NoneAsync),
        ["scan"] = (async db => Assert.Equal(2, (await db.Orders.Scan().ToListAsync(Token)).Count), true, NoneAsync),
        ["related"] = (async db => Assert.Single((await db.Orders.GetAsync("O1", o => o.Items, Token)).Items!), true, NoneAsync),
        ["put"] = (db => db.Products.PutAsync(new Product("P9", "Jug", 3), Token), true, async db => await db.Products.FindAsync("P9", Token) is null ? 0 : 1),
        ["insert"] = (db => db.Orders.InsertAsync(new Order("O9", "C1", "2026", 9), Token), false, async db => (await db.Orders.FindAsync("O9", Token)) is null ? 0 : 1),
        ["insert unique"] = (
            db => db.Customers.InsertAsync(new Customer("C9", "zoe@example.com"), Token), true,
            async db => (await db.Customers.FindAsync("C9", Token)) is null ? 0 : 1),
        ["save"] = (
            async db => Assert.Equal(2, (await db.Orders.SaveAsync(new Order("O1", "C1", "2026-01-01", 11, Version: 1), Token)).Version), false,
            async db => (int)(await db.Orders.GetAsync("O1", Token)).Version - 1),
        ["update"] = (db => db.Products.Update("P1").Set(p => p.Price, 7).RunAsync(Token), false, async db => (await db.Products.GetAsync("P1", Token)).Price == 7 ? 1 : 0),
        ["add"] = (
            async db => Assert.Equal(11, (await db.Orders.Update("O1").Add(o => o.Total, 1).RunAsync(Token)).Total), false,
            async db => (int)(await db.Orders.GetAsync("O1", Token)).Total - 10),
        ["delete"] = (async db => Assert.True(await db.Orders.Delete("O2").RunAsync(Token)), false, async db => await db.Orders.FindAsync("O2", Token) is null ? 1 : 0),
        ["transact"] = (
            db => db.TransactAsync(
                t =>
                {
                    t.Update(db.Orders.Update("O1").Add(o => o.Total, 1));
                    t.Update(db.Orders.Update("O2").Add(o => o.Total, -1));
                },
                cancellationToken: Token),
            true, MovedAsync),
        ["put many"] = (
            db => db.Products.PutManyAsync(Enumerable.Range(0, 60).Select(i => new Product($"M{i}", "Mug")), cancellationToken: Token), true,
            async db => (await db.Products.FindManyAsync(Enumerable.Range(0, 60).Select(i => $"M{i}"), Token)).All(found => found is not null) ? 1 : 0),
        ["delete many"] = (
            db => db.Products.DeleteManyAsync(["P1", "P2"], cancellationToken: Token), true,
            async db => (await db.Products.FindManyAsync(["P1", "P2"], Token)).All(found => found is null) ? 1 : 0),
        ["update all"] = (
            db => db.Orders.ByCustomer("C1").UpdateAllAsync(u => u.Add(o => o.Total, 1), cancellationToken: Token), false,
            async db => (int)(await db.Orders.GetAsync("O1", Token)).Total - 10),
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_goes_wrong_once_is_mended_or_said(string operation, NetworkFault fault)
    {
        var (run, isSafe, countAsync) = Operations[operation];
        await using var engine = await FilledAsync();
        await using var server = new ScriptedServer(engine, number => number == 1 ? fault : null);
        await using var backend = Connect(server, fault);
        var db = new ShopDb(backend, options: new DatabaseOptions { Retries = Quick });

        var thrown = await Record.ExceptionAsync(() => run(db).WaitAsync(Hang, Token));

        var count = await countAsync(new ShopDb(engine));
        if (thrown is null)
            Assert.InRange(count, Math.Min(count, 0), 1);
        else
            Assert.True(IsDocumented(thrown, fault), thrown.ToString());
        Assert.True(count is -1 or 0 or 1, $"carried out {count} times");
        if (IsMended(fault, isSafe || operation == "update all"))
            Assert.Null(thrown);
        if (thrown is null && count >= 0)
            Assert.Equal(1, count);
        if (thrown is not null && !IsUnclear(thrown))
            Assert.Equal(0, Math.Max(count, 0));

        // What is left on the connection belongs to nobody else.
        if (fault != NetworkFault.AnsweredLate)
            Assert.Equal(5, (await db.Profiles.GetAsync("C1", Token)).Bio.Length);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_goes_wrong_all_the_time_is_said(string operation, NetworkFault fault)
    {
        var (run, _, countAsync) = Operations[operation];
        await using var engine = await FilledAsync();
        await using var server = new ScriptedServer(engine, _ => fault);
        await using var backend = Connect(server, fault);
        var db = new ShopDb(backend, options: new DatabaseOptions { Retries = Quick });

        var thrown = await Record.ExceptionAsync(() => run(db).WaitAsync(Hang, Token));

        if (fault is NetworkFault.AnsweredTwice or NetworkFault.ClockSkewed)
            Assert.Null(thrown);
        else
            Assert.True(IsDocumented(Assert.IsAssignableFrom<FauxSqlException>(thrown), fault), thrown!.ToString());
        var count = await countAsync(new ShopDb(engine));
        Assert.True(count is -1 or 0 or 1, $"carried out {count} times");
        if (thrown is not null && !IsUnclear(thrown))
            Assert.Equal(0, Math.Max(count, 0));
    }

    private static RetryOptions Quick => new() { FailureDelay = TimeSpan.FromMilliseconds(1) };

    private static Task<int> NoneAsync(ShopDb db) => Task.FromResult(-1);

    private static async Task<int> MovedAsync(ShopDb db)
    {
        var (one, two) = ((await db.Orders.GetAsync("O1", Token)).Total, (await db.Orders.GetAsync("O2", Token)).Total);
        Assert.Equal(30, one + two);
        return (int)one - 10;
    }

    private static HttpBackend Connect(ScriptedServer server, NetworkFault fault) => DynamoEndpoint.At(
        server.Address,
        new EndpointOptions
        {
            Region = "eu-west-1",
            Credentials = new RenewingCredentials(),
            AttemptTimeout = TimeSpan.FromSeconds(fault == NetworkFault.AnsweredLate ? 0.3 : 60),
        });

    // Whether the request itself says that it was carried out, or not, or is sent again because twice is like once.
    private static bool IsMended(NetworkFault fault, bool isSafe) => fault switch
    {
        NetworkFault.AnsweredTwice or NetworkFault.CredentialsExpired or NetworkFault.ClockSkewed => true,
        NetworkFault.TableThrottled or NetworkFault.RequestsThrottled or NetworkFault.AccountThrottled => true,

        // On a slow machine a second answer may be late too.
        NetworkFault.WelcomePage or NetworkFault.AnsweredLate => false,
        _ => isSafe,
    };

    private static bool IsDocumented(Exception thrown, NetworkFault fault) => thrown switch
    {
        BatchIncompleteException batch => batch.Unwritten.All(item => item.Reason is { } reason && IsDocumented(reason, fault)),
        ThrottledException throttled => fault switch
        {
            NetworkFault.TableThrottled => throttled.Reasons is [{ Reason: "TableWriteProvisionedThroughputExceeded", Resource: "arn:aws:dynamodb:eu-west-1:1:table/T" }],
            NetworkFault.RequestsThrottled or NetworkFault.AccountThrottled => throttled.Reasons.Count == 0,
            _ => false,
        },
        UnexpectedAnswerException => fault is NetworkFault.WelcomePage or NetworkFault.UnavailablePage,
        ServiceErrorException error => fault switch
        {
            NetworkFault.FailedAndDone or NetworkFault.FailedAndNotDone => error is { Code: "InternalServerError", IsTransient: true },
            NetworkFault.UnavailableAndDone => error is { Code: "ServiceUnavailable", IsTransient: true },
            NetworkFault.CredentialsExpired => error.Code == "ExpiredTokenException",
            _ => false,
        },
        EndpointException => fault is <= NetworkFault.AnsweredWithMoreLength and not NetworkFault.AnsweredTwice,
        _ => false,
    };

    private static bool IsUnclear(Exception thrown) => thrown switch
    {
        BatchIncompleteException => true,
        _ => Faults.Attempts.IsUnknown(thrown),
    };

    private static async Task<EmbeddedDynamo> FilledAsync()
    {
        var engine = EmbeddedDynamo.InMemory();
        var db = new ShopDb(engine);
        await db.EnsureTablesAsync(Token);
        await db.Profiles.InsertAsync(new Profile("C1", "Likes"), Token);
        await db.Orders.InsertAsync(new Order("O1", "C1", "2026-01-01", 10), Token);
        await db.Orders.InsertAsync(new Order("O2", "C1", "2026-01-02", 20), Token);
        await db.OrderItems.InsertAsync(new OrderItem("O1", "I1", "P1"), Token);
        await db.Products.InsertAsync(new Product("P1", "Cup"), Token);
        await db.Products.InsertAsync(new Product("P2", "Pot"), Token);
        return engine;
    }

    /// <summary>New ones each time the service says that they have expired.</summary>
    private sealed class RenewingCredentials : IAwsCredentialsSource
    {
        private volatile AwsCredentials _current = Next(1);
        private int _made = 1;

        public ValueTask<AwsCredentials> GetAsync(AwsCredentials? refused, CancellationToken cancellationToken)
        {
            if (refused == _current)
                _current = Next(Interlocked.Increment(ref _made));
            return new ValueTask<AwsCredentials>(_current);
        }

        private static AwsCredentials Next(int number) => new($"AKID{number}", "secret", "token");
    }
}
