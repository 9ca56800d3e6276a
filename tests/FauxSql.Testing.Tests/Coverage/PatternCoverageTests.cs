using FauxSql.Engine;
using FauxSql.Testing.Coverage;

namespace FauxSql.Testing.Tests.Coverage;

public sealed class PatternCoverageTests(PostFixture posts) : IClassFixture<PostFixture>
{
    private static readonly string[] All =
        ["Comments of a post", "Post by ID", "An author's posts", "Post page", "An author's posts with their comments", "Votes for a post"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_test_every_implemented_pattern_is_missing_and_no_other() => Assert.Equal(All, await MissingAfterAsync(_ => Task.CompletedTask));

    [Fact]
    public async Task What_tests_run_is_not_missing()
    {
        Assert.Empty(await MissingAfterAsync(async db =>
        {
            await db.Posts.GetAsync("P1", p => p.Comments, Token);
            await db.Posts.ByAuthor("odd").With(p => p.Comments).ToListAsync(Token);
            await db.Votes.ByPost("P1").ToListAsync(Token);
        }));
    }

    [Fact]
    public async Task The_methods_themselves_run_their_patterns()
    {
        var sample = new Post { PostId = "P1", AuthorId = "odd" };
        Assert.Equal(
            ["Votes for a post"],
            await MissingAfterAsync(async db =>
            {
                await db.Posts.Get(sample.PostId, p => p.Comments).RunAsync(Token);
                await db.Posts.ByAuthor(sample.AuthorId).With(p => p.Comments).MeasuredAsync(Token);
            }));
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

    [Fact]
    public async Task What_a_write_reads_runs_no_pattern() =>
        Assert.Equal(All, await MissingAfterAsync(db => db.Posts.ByAuthor("odd").DeleteAllAsync(Token)));

    [Fact]
    public async Task The_failure_names_the_patterns_and_how_each_is_run()
    {
        var missing = (await RecordAfterAsync(db => db.Votes.ByPost("P1").ToListAsync(Token))).Missing();
        Assert.Equal(
            """
            No test runs 5 of the access patterns of PostDb. Write a test for each, or declare it Planned:
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
            A test counts when it reads from a database of DatabaseFixture<PostDb> and disposes of it. FAUXSQL_PATTERN_COVERAGE=never leaves this check out.
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
        Assert.Equal(6, record.Missing().Count);
        Assert.Contains("cannot be told, because no Post", PatternCoverageException.Of("PostDb", record.Missing()).Message, StringComparison.Ordinal);

        await using var test = await posts.NewAsync(cancellationToken: Token);
        record.Plan(await DatabaseTools.PlanPatternsAsync(test.Db, Token));
        record.Plan(await DatabaseTools.PlanPatternsAsync(empty, Token));
        Assert.All(record.Missing(), pattern => Assert.NotNull(pattern.Plan));
    }

    [Fact]
    public async Task What_a_test_of_the_fixture_reads_is_known_once_it_is_disposed_of()
    {
        var test = await posts.NewAsync(cancellationToken: Token);
        await test.Db.Votes.ByPost("P1").ToListAsync(Token);
        await test.DisposeAsync();
        await test.DisposeAsync();
        Assert.DoesNotContain("Votes for a post", PatternCoverage.Missing<PostDb>().Select(pattern => pattern.Pattern.Description));
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
        record.Add(test.Trace.Reads);
        record.Plan(await DatabaseTools.PlanPatternsAsync(test.Db, Token));
        return record;
    }

    private abstract class UnusedDb() : DynamoDatabase(null!, null, null!);
}
