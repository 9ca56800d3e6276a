using Blog;
using FauxSql;
using FauxSql.Engine;
using FauxSql.Testing;

namespace Samples.Tests;

public sealed class BlogTests(BlogFixture blog) : IClassFixture<BlogFixture>
{
    private const string PostId = "P00001";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_access_pattern_is_answered_in_one_round_trip()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        var runs = await PatternRuns.OfAsync(new BlogDb(engine), TestContext.Current.CancellationToken);

        Assert.All(runs.Values, run => Assert.True(run.Items > 0, run.Pattern));
        Assert.All(runs.Values, run => Assert.Equal(1, run.RoundTrips));
        Assert.Equal(2, runs["Post with its comments"].Requests);
    }

    [Fact]
    public async Task A_post_comes_with_its_comments_in_one_round_trip()
    {
        await using var test = await blog.NewAsync(cancellationToken: Token);
        var post = await test.Db.Posts.GetAsync(PostId, p => p.Comments, Token);

        Assert.Equal(4, post.Comments!.Count);
        test.Trace.ShouldCost(requests: 2, roundTrips: 1, readUnits: 1);
    }

    [Fact]
    public async Task An_author_sees_a_new_post_once_the_index_has_caught_up()
    {
        await using var test = await blog.NewAsync(cancellationToken: Token);
        await test.Db.Posts.InsertAsync(new Post { PostId = "new", AuthorId = "zoe", CreatedAt = test.Time.GetUtcNow(), Title = "New", Content = "" }, Token);

        Assert.Empty(await test.Db.Posts.ByAuthor("zoe").ToListAsync(Token));
        test.Time.Advance(BlogFixture.DefaultIndexDelay);
        Assert.Equal("new", Assert.Single(await test.Db.Posts.ByAuthor("zoe").ToListAsync(Token)).PostId);
    }

    [Fact]
    public void Every_post_has_comments()
    {
        var data = BlogData.Generate(1).ToList();
        var commented = data.OfType<Comment>().Select(comment => comment.PostId).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(100, commented.Count);
        Assert.All(data.OfType<Post>(), post => Assert.Contains(post.PostId, commented));
    }
}
