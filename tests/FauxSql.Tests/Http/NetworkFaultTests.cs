using FauxSql.Backends;
using FauxSql.Engine;
using FauxSql.Errors;
using FauxSql.Http;
using FauxSql.Protocol.Credentials;
using FauxSql.Tests.Shop;
using FauxSql.Uniqueness;

namespace FauxSql.Tests.Http;

/// <summary>
/// Every operation of data access, while everything goes wrong with each of its requests, once or from then on: it completes right, or fails with its documented
/// exception, within its deadline, and no write whose answer was lost happens twice.
/// </summary>
public sealed class NetworkFaultTests(FilledShop filled) : IClassFixture<FilledShop>
{
    // Not asserted: what is there so that a test that hangs fails.
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Operations { get; } = new(FaultedOperation.All.Keys);

    public static TheoryData<string, NetworkFault> Cases { get; } =
        new(FaultedOperation.All.Keys.SelectMany(_ => Enum.GetValues<NetworkFault>(), (operation, fault) => (operation, fault)));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_goes_wrong_once_is_mended_or_said(string operation, NetworkFault fault)
    {
        for (var at = 1; await GoesWrongAsync(operation, fault, at, number => number == at); at++)
        {
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_goes_wrong_all_the_time_is_said(string operation, NetworkFault fault)
    {
        for (var at = 1; await GoesWrongAsync(operation, fault, at, number => number >= at); at++)
        {
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task What_has_no_answer_ends_with_its_deadline(string operation)
    {
        for (var at = 1; await EndsAsync(operation, at); at++)
        {
        }
    }

    /// <returns>Whether there was a request of that number.</returns>
    private async Task<bool> GoesWrongAsync(string operation, NetworkFault fault, int at, Func<int, bool> isWrong)
    {
        var (run, countAsync, isSafe) = FaultedOperation.All[operation];
        await using var engine = filled.Clone();
        await using var server = new ScriptedServer(engine, number => isWrong(number) ? fault : null);
        await using var backend = Connect(server, fault);
        var db = new ShopDb(backend, options: new DatabaseOptions { Retries = Quick });

        var thrown = await Record.ExceptionAsync(() => run(db).WaitAsync(Hang, Token));

        // On a slow machine what was to go well may be late too.
        var isMet = server.Requests >= at;
        var (count, what) = (await countAsync(new ShopDb(engine)), $"request {at} of {operation}: {thrown}");
        Assert.True(count is -1 or 0 or 1, $"carried out {count} times, {what}");
        Assert.True(thrown is null || isMet || fault == NetworkFault.AnsweredLate, what);
        Assert.True(thrown is null || IsDocumented(thrown, fault), what);
        Assert.True(thrown is null ? count != 0 : count < 1 || IsUnclear(thrown) || FaultedOperation.All[operation].HappensInParts, $"carried out {count} times, {what}");
        var isOnce = !isWrong(at + 1);
        if (isOnce ? IsMended(fault, isSafe(at)) : fault is NetworkFault.AnsweredTwice or NetworkFault.ClockSkewed)
            Assert.True(thrown is null, what);
        if (isMet && !isOnce && fault is not (NetworkFault.AnsweredTwice or NetworkFault.ClockSkewed or NetworkFault.ThrottledInTransaction))
            Assert.NotNull(thrown);
        Assert.Equal((0, 0, 0), await ClaimsAsync(engine));

        // What is left on the connection belongs to nobody else.
        if (isMet && isOnce && fault != NetworkFault.AnsweredLate)
            Assert.Equal(5, (await db.Profiles.GetAsync("C1", Token)).Bio.Length);
        return isMet;
    }

    /// <inheritdoc cref="GoesWrongAsync"/>
    private async Task<bool> EndsAsync(string operation, int at)
    {
        var (run, countAsync, _) = FaultedOperation.All[operation];
        await using var engine = filled.Clone();
        await using var server = new ScriptedServer(engine, number => number >= at ? NetworkFault.AnsweredLate : null);
        await using var backend = DynamoEndpoint.At(server.Address, new EndpointOptions { AttemptTimeout = Timeout.InfiniteTimeSpan });
        var db = new ShopDb(backend, options: new DatabaseOptions { Timeout = TimeSpan.FromSeconds(0.2), Retries = Quick });

        var thrown = await Record.ExceptionAsync(() => run(db).WaitAsync(Hang, Token));

        // On a slow machine what was to go well may be late too.
        var isMet = server.Requests >= at;
        var (count, what) = (await countAsync(new ShopDb(engine)), $"request {at} of {operation}: {thrown}");
        Assert.True(thrown is null ? !isMet && count != 0 : IsOfDeadline(thrown), what);
        Assert.True(count is -1 or 0 or 1, $"carried out {count} times, {what}");
        if (thrown is not null && count == 1)
            Assert.True(MayHaveHappened(thrown), what);
        Assert.Equal((0, 0, 0), await ClaimsAsync(engine));
        return isMet;
    }

    private static RetryOptions Quick => new() { FailureDelay = TimeSpan.FromMilliseconds(1) };

    private static HttpBackend Connect(ScriptedServer server, NetworkFault fault) => DynamoEndpoint.At(
        server.Address,
        new EndpointOptions
        {
            Region = "eu-west-1",
            Credentials = new RenewingCredentials(),
            AttemptTimeout = TimeSpan.FromSeconds(fault == NetworkFault.AnsweredLate ? 0.1 : 60),
        });

    // Whether the request itself says that it was carried out, or not, or is sent again because twice is like once.
    private static bool IsMended(NetworkFault fault, bool isSafe) => fault switch
    {
        NetworkFault.AnsweredTwice or NetworkFault.CredentialsExpired or NetworkFault.ClockSkewed => true,
        NetworkFault.TableThrottled or NetworkFault.RequestsThrottled or NetworkFault.AccountThrottled or NetworkFault.ThrottledInTransaction => true,

        // On a slow machine a second answer may be late too.
        NetworkFault.WelcomePage or NetworkFault.AnsweredLate => false,
        _ => isSafe,
    };

    private static bool IsDocumented(Exception thrown, NetworkFault fault) => thrown switch
    {
        BatchIncompleteException batch => batch.Unwritten.All(item => item.Reason is { } reason && IsDocumented(reason, fault)),
        UnreadResultException unread => IsDocumented(unread.InnerException!, fault),
        ThrottledException throttled => fault switch
        {
            NetworkFault.TableThrottled or NetworkFault.ThrottledInTransaction =>
                throttled.Reasons.Count > 0 && throttled.Reasons.All(reason => reason is { Reason: "TableWriteProvisionedThroughputExceeded", Resource: "arn:aws:dynamodb:eu-west-1:1:table/T" }),
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

    private static bool IsUnclear(Exception thrown) => thrown is UnreadResultException || Faults.Attempts.IsUnknown(thrown);

    private static bool IsOfDeadline(Exception thrown) => thrown switch
    {
        BatchIncompleteException batch => batch.Unwritten.All(item => item.Reason is DeadlineException),
        UnreadResultException => thrown.InnerException is DeadlineException,
        _ => thrown is DeadlineException,
    };

    private static bool MayHaveHappened(Exception thrown) => thrown switch
    {
        BatchIncompleteException batch => batch.Unwritten.Any(item => item.Reason is DeadlineException { MayHaveHappened: true }),
        _ => thrown is UnreadResultException or DeadlineException { MayHaveHappened: true },
    };

    // How many claims to unique values lack an item, how many values lack a claim, and how many have two items.
    private static async Task<(long Missing, long Stale, int Problems)> ClaimsAsync(EmbeddedDynamo engine)
    {
        var found = await DatabaseTools.RebuildUniqueAsync(new ShopDb(engine), new UniqueRebuildOptions { IsDryRun = true }, cancellationToken: Token);
        return (found.Missing, found.Stale, found.Problems.Count);
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
