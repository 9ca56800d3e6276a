using FauxSql.Modeling;

namespace Empty;

/// <summary>A first entity, to be replaced by yours.</summary>
[Table]
public sealed partial record Note
{
    [PartitionKey(Pattern = "Get note by ID")]
    public required string NoteId { get; init; }

    [Index("TopicIndex", Pattern = "Notes on a topic, by date")]
    public required string Topic { get; init; }

    [IndexSortKey("TopicIndex")]
    public required DateTimeOffset WrittenAt { get; init; }

    public required string Text { get; init; }
}
