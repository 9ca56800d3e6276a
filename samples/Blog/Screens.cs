using FauxSql;
using FauxSql.Modeling;

namespace Blog;

/// <summary>What the pages of the blog read, and the data that it opens with.</summary>
public static class Screens
{
    [AccessPattern("Post with its comments")]
    public static Deferred<Post> PostWithComments(BlogDb db, Sample sample) => db.Posts.Get(sample.Of<Post>().PostId, p => p.Comments);

    [SampleData]
    public static IAsyncEnumerable<object> Fill(int scale) => BlogData.Generate(scale).ToAsyncEnumerable();
}
