using FauxSql.Engine;
using FauxSql.Errors;

namespace FauxSql.Testing.Tests;

public sealed class DatabaseFixtureTests(PostFixture posts) : IClassFixture<PostFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_test_has_the_sample_data_and_a_database_of_its_own()
    {
        await using var first = await posts.NewAsync(cancellationToken: Token);
        await using var second = await posts.NewAsync(cancellationToken: Token);
        Assert.Equal(20, await first.Db.Posts.Scan().CountAsync(Token));
        await first.Db.Posts.InsertAsync(PostOf("new"), Token);

        Assert.NotNull(await first.Db.Posts.FindAsync("new", Token));
        Assert.Null(await second.Db.Posts.FindAsync("new", Token));
    }

    [Fact]
    public async Task The_database_is_filled_once_however_many_tests_begin_together()
    {
        await using var fixture = new OwnFixture();
        var databases = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => fixture.NewAsync(cancellationToken: Token)));
        foreach (var test in databases)
        {
            Assert.NotNull(await test.Db.Posts.FindAsync("own", Token));
            await test.DisposeAsync();
        }

        Assert.Equal(1, fixture.Seeds);
    }

    [Fact]
    public async Task A_failure_to_fill_is_every_tests_failure_until_it_succeeds()
    {
        await using var fixture = new OwnFixture { Failures = 1 };
        await Assert.ThrowsAsync<TimeoutException>(() => fixture.NewAsync(cancellationToken: Token));
        await using var test = await fixture.NewAsync(cancellationToken: Token);
        Assert.NotNull(await test.Db.Posts.FindAsync("own", Token));
    }

    [Fact]
    public async Task What_is_seeded_is_in_the_indexes_and_what_a_test_writes_is_there_late()
    {
        await using var test = await posts.NewAsync(cancellationToken: Token);
        Assert.Equal(10, await test.Db.Posts.ByAuthor("odd").CountAsync(Token));
        await test.Db.Posts.InsertAsync(PostOf("a"), Token);
        await test.Db.Posts.InsertAsync(PostOf("b"), Token);

        Assert.Empty(await test.Db.Posts.ByAuthor("zoe").ToListAsync(Token));
        await test.IndexesCaughtUpAsync(Token);
        Assert.Equal(2, await test.Db.Posts.ByAuthor("zoe").CountAsync(Token));

        await test.Db.Posts.DeleteAsync("a", Token);
        Assert.Equal(2, await test.Db.Posts.ByAuthor("zoe").CountAsync(Token));
        test.Time.Advance(PostFixture.DefaultIndexDelay);
        Assert.Equal(1, await test.Db.Posts.ByAuthor("zoe").CountAsync(Token));
    }

    [Fact]
    public async Task A_test_may_have_current_indexes()
    {
        await using var test = await posts.NewAsync(faults => faults with { IndexDelay = TimeSpan.Zero }, Token);
        await test.Db.Posts.InsertAsync(PostOf("a"), Token);
        Assert.Equal("a", (await test.Db.Posts.ByAuthor("zoe").SingleOrDefaultAsync(Token))!.PostId);
    }

    [Fact]
    public async Task What_expires_is_deleted_when_the_test_moves_the_clock()
    {
        await using var test = await posts.NewAsync(cancellationToken: Token);
        await test.Db.Comments.InsertAsync(new Comment { PostId = "P1", CommentId = "2", HiddenAt = test.Time.GetUtcNow().AddHours(1) }, Token);
        test.Time.Advance(TimeSpan.FromMinutes(59));
        Assert.NotNull(await test.Db.Comments.FindAsync("P1", "2", Token));
        test.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Null(await test.Db.Comments.FindAsync("P1", "2", Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_test_says_in_one_line_what_goes_wrong(bool isLost)
    {
        await using var test = await posts.NewAsync(faults => isLost ? faults with { LostAnswerShare = 1 } : faults with { ErrorShare = 1 }, Token);
        await Assert.ThrowsAsync<ServiceErrorException>(() => test.Db.Posts.InsertAsync(PostOf("a"), Token));

        await using var after = test.Engine.Clone(new EmbeddedDynamoOptions());
        Assert.Equal(isLost, await new PostDb(after).Posts.FindAsync("a", Token) is not null);
    }

    [Fact]
    public async Task Throttling_is_overcome_and_counted_once()
    {
        await using var test = await posts.NewAsync(faults => faults with { ThrottledShare = 0.3 }, Token);
        for (var i = 0; i < 20; i++)
            await test.Db.Posts.InsertAsync(PostOf("a" + i), Token);
        test.Trace.ShouldCost(requests: 20, roundTrips: 20);
    }

    [Fact]
    public async Task A_slow_request_ends_although_the_clock_stands_still()
    {
        await using var test = await posts.NewAsync(faults => faults with { Latency = TimeSpan.FromMilliseconds(1) }, Token);
        Assert.NotNull(await test.Db.Posts.FindAsync("P1", Token));
    }

    [Fact]
    public async Task What_another_database_object_sends_over_the_backend_counts_too()
    {
        await using var test = await posts.NewAsync(cancellationToken: Token);
        await new PostDb(test.Backend).Posts.GetAsync("P1", Token);
        test.Trace.ShouldCost(requests: 1);
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData("", 1)]
    [InlineData("42", 42)]
    public void The_seed_is_one_or_what_the_environment_says(string? text, int seed) => Assert.Equal(seed, TestSeed.Parse(text));

    [Fact]
    public void A_seed_that_is_no_number_is_refused() =>
        Assert.Contains("FAUXSQL_TEST_SEED is 'many'", Assert.Throws<InvalidOperationException>(() => TestSeed.Parse("many")).Message, StringComparison.Ordinal);

    private static Post PostOf(string id) => new() { PostId = id, AuthorId = "zoe" };

    private sealed class OwnFixture : DatabaseFixture<PostDb>
    {
        public int Failures { get; set; }

        public int Seeds { get; private set; }

        protected override async Task SeedAsync(PostDb db, CancellationToken cancellationToken)
        {
            await Task.Yield();
            Seeds++;
            if (Failures-- > 0)
                throw new TimeoutException();
            await db.Posts.InsertAsync(PostOf("own"), cancellationToken);
        }
    }
}
