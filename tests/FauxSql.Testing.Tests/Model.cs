using FauxSql.Modeling;
using static FauxSql.Schema.AccessPatternStatus;

namespace FauxSql.Testing.Tests;

[Table]
public sealed partial record Post
{
    [PartitionKey(Pattern = "Post by ID")]
    public required string PostId { get; init; }

    [Index("AuthorIndex", Pattern = "An author's posts")]
    public required string AuthorId { get; init; }

    [Related]
    public IReadOnlyList<Comment>? Comments { get; init; }

    [Related]
    public IReadOnlyList<Vote>? Votes { get; init; }
}

[Table]
[AccessPattern("A reader's comments", Status = Planned)]
[AccessPattern("Comments that mention somebody", Status = Potential)]
public sealed partial record Comment
{
    [PartitionKey(Pattern = "Comments of a post"), References<Post>]
    public required string PostId { get; init; }

    [SortKey]
    public required string CommentId { get; init; }

    [TimeToLive]
    public DateTimeOffset? HiddenAt { get; init; }
}

[Table]
public sealed partial record Vote
{
    [PartitionKey(Pattern = "Votes for a post"), References<Post>]
    public required string PostId { get; init; }

    [SortKey]
    public required string ReaderId { get; init; }
}

[Table]
public sealed partial record Reader
{
    [PartitionKey(Pattern = "Reader by ID")]
    public required string ReaderId { get; init; }

    [Unique]
    public required string Name { get; init; }
}

[Database]
public sealed partial class PostDb;

public static class Screens
{
    [AccessPattern("Post page")]
    public static Deferred<Post> Page(PostDb db, Sample sample) => db.Posts.Get(sample.Of<Post>().PostId, p => p.Comments);

    [AccessPattern("An author's posts with their comments")]
    public static Deferred<IReadOnlyList<Post>> Author(PostDb db, Sample sample) => db.Posts.ByAuthor(sample.Of<Post>().AuthorId).With(p => p.Comments);

    [AccessPattern("Publish a post with its first comment")]
    public static Deferred<Post> Publish(PostDb db, Sample sample) => db.Transaction(t =>
    {
        t.Insert(new Comment { PostId = "new", CommentId = "1" });
        return t.Insert(sample.Of<Post>() with { PostId = "new" });
    });

    [AccessPattern("Rename a reader")]
    public static Deferred<Reader> Rename(PostDb db, Sample sample) => db.Readers.Update(sample.Of<Reader>().ReaderId).Set(r => r.Name, "Ann");

    [AccessPattern("Vote for a post")]
    public static Deferred<Vote> VoteFor(PostDb db, Sample sample) => db.Votes.Put(new Vote { PostId = sample.Of<Post>().PostId, ReaderId = "new" });

    [AccessPattern("Delete an author's posts")]
    public static Deferred<long> DeleteOf(PostDb db, Sample sample) => db.Posts.ByAuthor(sample.Of<Post>().AuthorId).DeleteAll();

    [SampleData]
    public static async IAsyncEnumerable<object> Fill(int scale)
    {
        await Task.CompletedTask;
        yield return new Reader { ReaderId = "R", Name = "Bo" };
        for (var number = 1; number <= 20 * scale; number++)
        {
            yield return new Post { PostId = $"P{number}", AuthorId = number % 2 == 0 ? "even" : "odd" };
            yield return new Comment { PostId = $"P{number}", CommentId = "1" };
            yield return new Vote { PostId = $"P{number}", ReaderId = "R" };
        }
    }
}
