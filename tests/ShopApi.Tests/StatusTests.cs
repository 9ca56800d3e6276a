using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Errors;

namespace ShopApi.Tests;

/// <summary>What docs/hosting.md says of each exception, over HTTP.</summary>
public sealed partial class StatusTests
{
    private const string OfReasons = "as the first of its reasons";

    [Fact]
    public async Task Every_exception_has_the_status_that_the_page_says()
    {
        var documented = Documented();
        var types = typeof(FauxSqlException).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(FauxSqlException))).ToList();
        Assert.Empty(documented.Keys.Except(types.Select(type => type.Name)));
        Assert.Equal(OfReasons, documented[nameof(TransactionFailedException)]);

        await using var api = await ThrowingApi.StartAsync();
        foreach (var type in types.Where(type => type != typeof(TransactionFailedException)))
        {
            var answer = await api.AnswerToAsync(ExceptionOf(type));
            var isUnavailable = answer.Status == 503;
            Assert.Equal((type.Name, documented.GetValueOrDefault(type.Name, "500")[..3]), (type.Name, $"{answer.Status}"));
            Assert.Equal((type.Name, isUnavailable, isUnavailable), (type.Name, documented.GetValueOrDefault(type.Name, "").Contains("Retry-After", StringComparison.Ordinal), answer.Headers.RetryAfter is not null));
            Assert.Equal("application/problem+json", answer.MediaType);
        }
    }

    [Theory]
    [InlineData(409, typeof(UniqueViolationException), typeof(WriteConflictException))]
    [InlineData(503, typeof(WriteConflictException), typeof(UniqueViolationException))]
    [InlineData(500, typeof(StoredItemException))]
    public async Task A_transaction_that_failed_has_the_status_of_its_first_reason(int status, params Type[] reasons)
    {
        await using var api = await ThrowingApi.StartAsync();
        IReadOnlyList<FailedAction> failures = [.. reasons.Select(type => new FailedAction("insert", "Order", "O1", ExceptionOf(type)))];
        Assert.Equal(status, (await api.AnswerToAsync(Made<TransactionFailedException>(failures))).Status);
    }

    // The rows of the table, by the exceptions that they name.
    private static Dictionary<string, string> Documented() => File.ReadLines(Repository.PathOf("docs/hosting.md"))
        .SkipWhile(line => line != "| Exception | Status |").Skip(2).TakeWhile(line => line.StartsWith('|'))
        .Select(line => line.Trim('|', ' ').Split(" | "))
        .SelectMany(cells => Names().Matches(cells[0]), (cells, name) => (name.Groups["name"].Value, Status: cells[1]))
        .ToDictionary(StringComparer.Ordinal);

    // What is in one does not matter here, except where its status depends on it.
    private static FauxSqlException ExceptionOf(Type type) => type == typeof(ServiceErrorException)
        ? Made<ServiceErrorException>("GetItem", new ServiceError(ErrorCodes.InternalServerError, "", default), 500)
        : (FauxSqlException)RuntimeHelpers.GetUninitializedObject(type);

    private static T Made<T>(params object[] arguments) =>
        (T)Activator.CreateInstance(typeof(T), BindingFlags.Instance | BindingFlags.NonPublic, binder: null, arguments, culture: null)!;

    [GeneratedRegex("`(?<name>\\w+Exception)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Names();

    /// <summary>An API whose data throw what they are told.</summary>
    private sealed class ThrowingApi(Throwing data, Api api) : IAsyncDisposable
    {
        public static async Task<ThrowingApi> StartAsync()
        {
            Throwing? data = null;
            var api = await Api.StartAsync(around: engine => data = new Throwing(engine));
            return new ThrowingApi(data!, api);
        }

        public Task<Answer> AnswerToAsync(Exception exception)
        {
            data.Thrown = exception;
            return api.GetAsync("/orders/O1");
        }

        public ValueTask DisposeAsync() => api.DisposeAsync();
    }

    private sealed class Throwing(IBackend engine) : IBackend
    {
        public Exception? Thrown { get; set; }

        public bool IsLocal => true;

        public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken) =>
            request.Operation == "GetItem" && Thrown is not null ? ValueTask.FromException<BackendResponse>(Thrown) : engine.SendAsync(request, cancellationToken);
    }
}
