namespace FauxSql.Testing.Tests;

public sealed class CostAssertionsTests(PostFixture posts) : IClassFixture<PostFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_costs_what_it_should_is_fine()
    {
        await using var test = await posts.NewAsync(cancellationToken: Token);
        await test.Db.Posts.GetAsync("P1", p => p.Comments, Token);
        test.Trace.ShouldCost(requests: 2, roundTrips: 1, readUnits: 1, writeUnits: 0);
        test.Trace.ShouldCostAtMost(requests: 3, readUnits: 1);

        var measured = await test.Db.Posts.Get("P1").MeasuredAsync(Token);
        measured.Used.ShouldCost(requests: 1);
        measured.Used.ShouldCostAtMost(roundTrips: 1);
    }

    [Fact]
    public async Task A_failure_says_what_differs_and_lists_what_was_sent()
    {
        await using var test = await posts.NewAsync(cancellationToken: Token);
        await test.Db.Posts.GetAsync("P1", Token);
        await test.Db.Comments.ByPost("P1").ToListAsync(Token);

        var exact = Assert.Throws<CostException>(() => test.Trace.ShouldCost(requests: 2, roundTrips: 1, readUnits: 3.5));
        Assert.Equal(
            """
            It has not cost what it should:
              round trips: exactly 1 wanted, 2 sent or used
              read units: exactly 3.5 wanted, 1 sent or used

            2 requests, 2 round trips, 1 read unit
              1  GetItem  Posts     1 item, 
            """,
            exact.Message[..exact.Message.IndexOf("item, ", StringComparison.Ordinal)] + "item, ");
        Assert.Contains("  2  Query    Comments  1 item, ", exact.Message, StringComparison.Ordinal);
        Assert.Contains($"the seed of faults is {TestSeed.Value}", exact.Message, StringComparison.Ordinal);

        var most = Assert.Throws<CostException>(() => test.Trace.ShouldCostAtMost(requests: 1, roundTrips: 2, readUnits: 0.5, writeUnits: 1));
        Assert.Contains("\n  requests: at most 1 wanted, 2 sent or used\n  read units: at most 0.5 wanted, 1 sent or used\n\n", most.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Something_has_to_be_named() => Assert.Throws<ArgumentException>(() => new Usage([]).ShouldCost());
}
