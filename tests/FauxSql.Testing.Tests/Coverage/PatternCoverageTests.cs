using FauxSql.Engine;
using FauxSql.Errors;
using FauxSql.Schema;
using FauxSql.Testing.Coverage;

namespace FauxSql.Testing.Tests.Coverage;

public sealed class PatternCoverageTests(PostFixture posts) : IClassFixture<PostFixture>
{
    private static readonly string[] Reading =
        ["Comments of a post", "Post by ID", "An author's posts", "Post page", "An author's posts with their comments", "Reader by ID", "Votes for a post"];

    private static readonly string[] Writing = ["Publish a post with its first comment", "Rename a reader", "Vote for a post", "Delete an author's posts"];

    private static readonly string[] All =
        [.. Reading[..5], "Publish a post with its first comment", "Reader by ID", "Rename a reader", "Votes for a post", "Vote for a post", "Delete an author's posts"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_test_every_implemented_pattern_is_missing_and_no_other() => Assert.Equal(All, await MissingAfterAsync(_ => Task.CompletedTask));

    [Fact]
    public async Task What_tests_run_is_not_missing()
    {
        Assert.Empty(await MissingAfterAsync(async db =>
        {
            await ReadAllAsync(db);
            await WriteAllAsync(db);
        }));
    }

    [Fact]
    public async Task Reads_run_no_pattern_that_writes() => Assert.Equal(Writing, await MissingAfterAsync(ReadAllAsync));

    [Fact]
    public async Task Writes_run_no_pattern_that_reads() => Assert.Equal(Reading, await MissingAfterAsync(WriteAllAsync));

    [Fact]
    public async Task The_methods_themselves_run_their_patterns()
    {
        var sample = new Post { PostId = "P1", AuthorId = "odd" };
        Assert.Equal(
            ["Reader by ID", "Votes for a post"],
            (await MissingAfterAsync(async db =>
            {
                await db.Posts.Get(sample.PostId, p => p.Comments).RunAsync(Token);
                await db.Posts.ByAuthor(sample.AuthorId).With(p => p.Comments).MeasuredAsync(Token);
            })).Intersect(Reading));
    }

    public static TheoryData<string, Func<PostDb, Task>> Reads => new()
    {
        { "FirstOrDefault", db => db.Posts.ByAuthor("odd").FirstOrDefaultAsync(Token) },
        { "SingleOrDefault", db => db.Posts.ByAuthor("nobody").SingleOrDefaultAsync(Token) },
        { "Page", db => db.Posts.ByAuthor("odd").PageAsync(3, null, Token) },
        { "Count", db => db.Posts.ByAuthor("odd").CountAsync(Token) },
        { "Any", db => db.Posts.ByAuthor("odd").AnyAsync(Token) },
        { "enumeration", async db => Assert.NotEmpty(await db.Posts.ByAuthor("odd").AsAsyncEnumerable(Token).ToListAsync(Token)) },
        { "Select", db => db.Posts.ByAuthor("odd").Select(p => p.PostId).ToListAsync(Token) },
    };

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task Any_read_of_an_index_runs_its_pattern(string read, Func<PostDb, Task> run)
    {
        Assert.NotEmpty(read);
        Assert.Equal(All.Except(["An author's posts"]), await MissingAfterAsync(run));
    }

    [Fact]
    public async Task A_batch_runs_the_pattern_of_the_key() =>
        Assert.Equal(All.Except(["Post by ID"]), await MissingAfterAsync(db => db.Posts.FindManyAsync(["P1", "P2"], Token)));

    public static TheoryData<string, Func<PostDb, Task>> Others => new()
    {
        { "one after another", async db => { await db.Posts.GetAsync("P1", Token); await db.Comments.ByPost("P1").ToListAsync(Token); } },
        { "with more", db => db.Posts.GetAsync("P1", p => [p.Comments, p.Votes], Token) },
        { "an author without posts", db => db.Posts.ByAuthor("nobody").With(p => p.Comments).ToListAsync(Token) },
        { "of another table", db => db.Posts.GetAsync("P1", p => p.Votes, Token) },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public async Task Another_operation_does_not_run_a_methods_pattern(string what, Func<PostDb, Task> run)
    {
        Assert.NotEmpty(what);
        var missing = await MissingAfterAsync(run);
        Assert.Contains("Post page", missing);
        Assert.Contains("An author's posts with their comments", missing);
    }

    public static TheoryData<string, string, Func<PostDb, Task>> Writes => new()
    {
        { "Vote for a post", "one", db => db.Votes.PutAsync(VoteOf("a"), Token) },
        { "Vote for a post", "one in a transaction", db => db.TransactAsync(t => t.Put(VoteOf("a")), cancellationToken: Token) },
        { "Vote for a post", "many", db => db.Votes.PutManyAsync([VoteOf("a"), VoteOf("b")], cancellationToken: Token) },
        { "Rename a reader", "to another name, in a transaction with the claim", db => db.Readers.Update("R").Set(r => r.Name, "Cy").RunAsync(Token) },
        { "Rename a reader", "to the same name", db => db.Readers.Update("R").Set(r => r.Name, "Bo").MeasuredAsync(Token) },
        { "Publish a post with its first comment", "in another order", db => PublishAsync(db, "new") },
        { "Publish a post with its first comment", "refused", db => Assert.ThrowsAsync<TransactionFailedException>(() => PublishAsync(db, "P1")) },
        { "Delete an author's posts", "some", db => db.Posts.ByAuthor("odd").Where(p => p.PostId == "P1").DeleteAllAsync(Token) },
    };

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task A_write_runs_the_pattern_that_writes_the_same(string pattern, string how, Func<PostDb, Task> run)
    {
        Assert.NotEmpty(how);
        Assert.Equal(All.Except([pattern]), await MissingAfterAsync(run));
    }

    public static TheoryData<string, Func<PostDb, Task>> OtherWrites => new()
    {
        { "otherwise", db => db.Votes.InsertAsync(VoteOf("a"), Token) },
        { "of another table", db => db.Comments.PutAsync(CommentOf("new"), Token) },
        { "one after another", async db => { await db.Posts.InsertAsync(PostOf("new"), Token); await db.Comments.InsertAsync(CommentOf("new"), Token); } },
        { "with more", db => db.TransactAsync(t => { t.Insert(PostOf("new")); t.Insert(CommentOf("new")); t.Put(VoteOf("a")); }, cancellationToken: Token) },
        { "with less", db => db.TransactAsync(t => t.Insert(PostOf("new")), cancellationToken: Token) },
        { "found otherwise", db => db.Posts.Scan().DeleteAllAsync(Token) },
        { "by key", db => db.Posts.DeleteAsync("P1", Token) },
        { "an author without posts", db => db.Posts.ByAuthor("nobody").DeleteAllAsync(Token) },
        { "what another query finds", db => db.Comments.ByPost("P1").DeleteAllAsync(Token) },
    };

    [Theory]
    [MemberData(nameof(OtherWrites))]
    public async Task Another_write_runs_no_pattern_and_neither_does_what_it_reads(string what, Func<PostDb, Task> run)
    {
        Assert.NotEmpty(what);
        Assert.Equal(All, await MissingAfterAsync(run));
    }

    [Fact]
    public async Task The_failure_names_the_patterns_and_how_each_is_run()
    {
        var missing = (await RecordAfterAsync(db => db.Votes.ByPost("P1").ToListAsync(Token))).Missing();
        Assert.Equal(
            """
            No test runs 10 of the access patterns of PostDb. Write a test for each, or declare it Planned:
              Comment: Comments of a post
                run by a read that sends: Query Comments
              Post: Post by ID
                run by a read that sends: GetItem Posts
              Post: An author's posts
                run by a read that sends: Query Posts/AuthorIndex
              Post: Post page
                run by FauxSql.Testing.Tests.Screens.Page, or by whatever sends: GetItem Posts + Query Comments
              Post: An author's posts with their comments
                run by FauxSql.Testing.Tests.Screens.Author, or by whatever sends: Query Posts/AuthorIndex | Query Comments
              Post: Publish a post with its first comment
                run by FauxSql.Testing.Tests.Screens.Publish, or by whatever does in one operation: insert Comment + insert Post
              Reader: Reader by ID
                run by a read that sends: GetItem Readers
              Reader: Rename a reader
                run by FauxSql.Testing.Tests.Screens.Rename, or by whatever does in one operation: update Reader
              Vote: Vote for a post
                run by FauxSql.Testing.Tests.Screens.VoteFor, or by whatever does in one operation: put Vote
              Delete an author's posts
                run by FauxSql.Testing.Tests.Screens.DeleteOf, or by whatever does in one operation: Query Posts/AuthorIndex + delete Post
            A test counts when it uses a database of DatabaseFixture<PostDb> and disposes of it. FAUXSQL_PATTERN_COVERAGE=never leaves this check out.
            """,
            PatternCoverageException.Of("PostDb", missing).Message);
    }

    [Fact]
    public async Task A_pattern_without_a_sample_cannot_be_told_until_a_fixture_has_one()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        var empty = new PostDb(engine);
        await empty.EnsureTablesAsync(Token);
        var record = new CoverageRecord();
        record.Plan(await DatabaseTools.PlanPatternsAsync(empty, Token));
        Assert.Equal(All.Length, record.Missing().Count);
        var message = PatternCoverageException.Of("PostDb", record.Missing()).Message;
        Assert.Contains("cannot be told, because no Post", message, StringComparison.Ordinal);
        Assert.Contains("\n  Delete an author's posts\n    cannot be told, because no item", message, StringComparison.Ordinal);

        await using var test = await posts.NewAsync(cancellationToken: Token);
        record.Plan(await DatabaseTools.PlanPatternsAsync(test.Db, Token));
        record.Plan(await DatabaseTools.PlanPatternsAsync(empty, Token));
        Assert.All(record.Missing(), pattern => Assert.NotNull(pattern.Plan));
    }

    [Fact]
    public async Task What_a_test_of_the_fixture_runs_is_known_once_it_is_disposed_of()
    {
        var test = await posts.NewAsync(cancellationToken: Token);
        await test.Db.Votes.ByPost("P1").ToListAsync(Token);
        await test.Db.Votes.PutAsync(VoteOf("a"), Token);
        await test.DisposeAsync();
        await test.DisposeAsync();
        Assert.Empty(PatternCoverage.Missing<PostDb>().Select(pattern => pattern.Pattern.Description).Intersect(["Votes for a post", "Vote for a post"]));
    }

    [Fact]
    public void Without_any_database_the_check_fails() =>
        Assert.Contains("No test has used a DatabaseFixture<UnusedDb>", Assert.Throws<PatternCoverageException>(PatternCoverage.CheckNow<UnusedDb>).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(true, "Tests", "")]
    [InlineData(true, "Tests", "--server dotnettestcli --dotnet-test-pipe pipe")]
    [InlineData(true, "Tests", "--report-trx --no-progress")]
    [InlineData(false, "Tests", "--server --client-port 4711")]
    [InlineData(false, "Tests", "--filter-class Some.Tests")]
    [InlineData(false, "Tests", "--filter-not-trait slow=yes")]
    [InlineData(false, "Tests", "--server dotnettestcli --filter-method *One*")]
    [InlineData(false, "Tests", "--list-tests")]
    [InlineData(false, "Tests", "-class Some.Tests")]
    [InlineData(false, "Tests", "-method- *Slow*")]
    [InlineData(false, "testhost", "")]
    public void A_run_of_some_tests_is_told_from_one_of_all(bool isWhole, string host, string arguments) =>
        Assert.Equal(isWhole, WholeRun.IsFor(arguments.Split(' '), host));

    private async Task<IEnumerable<string>> MissingAfterAsync(Func<PostDb, Task> run) =>
        (await RecordAfterAsync(run)).Missing().Select(pattern => pattern.Pattern.Description);

    // A record of its own, so that the other tests' reads do not count.
    private async Task<CoverageRecord> RecordAfterAsync(Func<PostDb, Task> run)
    {
        await using var test = await posts.NewAsync(cancellationToken: Token);
        await run(test.Db);
        var record = new CoverageRecord();
        record.Add(test.Trace);
        record.Plan(await PlansAsync());
        return record;
    }

    [Fact]
    public async Task Methods_of_the_same_words_are_told_apart()
    {
        var plans = await PlansAsync();
        var methods = plans.Where(plan => plan.Pattern.Source == AccessPatternSource.Method).Take(2)
            .Select(plan => plan with { Entity = "Post", Pattern = plan.Pattern with { Description = "Posts" } }).ToList();
        var record = new CoverageRecord();
        record.Plan(methods);
        Assert.Equal(methods, record.Missing());
    }

    // Of the data as it was seeded.
    private async Task<IReadOnlyList<PatternPlan>> PlansAsync()
    {
        await using var test = await posts.NewAsync(cancellationToken: Token);
        return await DatabaseTools.PlanPatternsAsync(test.Db, Token);
    }

    private static async Task ReadAllAsync(PostDb db)
    {
        await db.Posts.GetAsync("P1", p => p.Comments, Token);
        await db.Posts.ByAuthor("odd").With(p => p.Comments).ToListAsync(Token);
        await db.Readers.FindAsync("R", Token);
        await db.Votes.ByPost("P1").ToListAsync(Token);
    }

    private static async Task WriteAllAsync(PostDb db)
    {
        await PublishAsync(db, "new");
        await db.Readers.Update("R").Set(r => r.Name, "Cy").RunAsync(Token);
        await db.Votes.PutAsync(VoteOf("a"), Token);
        await db.Posts.ByAuthor("odd").DeleteAllAsync(Token);
    }

    private static Task PublishAsync(PostDb db, string id) => db.TransactAsync(
        t =>
        {
            t.Insert(PostOf(id));
            t.Insert(CommentOf(id));
        },
        cancellationToken: Token);

    private static Post PostOf(string id) => new() { PostId = id, AuthorId = "odd" };

    private static Comment CommentOf(string post) => new() { PostId = post, CommentId = "1" };

    private static Vote VoteOf(string reader) => new() { PostId = "P1", ReaderId = reader };

    private abstract class UnusedDb() : DynamoDatabase(null!, null, null!);
}
