using Blog;
using FauxSql.Engine;

namespace Samples.Tests;

public sealed class BlogTests
{
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
    public void Every_post_has_comments()
    {
        var data = BlogData.Generate(1).ToList();
        var commented = data.OfType<Comment>().Select(comment => comment.PostId).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(100, commented.Count);
        Assert.All(data.OfType<Post>(), post => Assert.Contains(post.PostId, commented));
    }
}
