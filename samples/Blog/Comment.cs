using FauxSql.Modeling;

namespace Blog;

[Table]
public sealed partial record Comment
{
    [PartitionKey(Pattern = "Get comments of post"), References<Post>(Because = "a post has an unbounded number of comments")]
    public required string PostId { get; init; }

    [SortKey]
    public required string CommentId { get; init; }

    public required string AuthorId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string Content { get; init; }
}
