using FauxSql.Modeling;

namespace Blog;

[Table]
public sealed partial record Post
{
    [PartitionKey(Pattern = "Get post by ID")]
    public required string PostId { get; init; }

    [Index("AuthorIndex", Pattern = "An author's posts, by date")]
    public required string AuthorId { get; init; }

    [IndexSortKey("AuthorIndex")]
    public required DateTimeOffset CreatedAt { get; init; }

    public required string Title { get; init; }

    public required string Content { get; init; }

    [Related]
    public IReadOnlyList<Comment>? Comments { get; init; }
}
