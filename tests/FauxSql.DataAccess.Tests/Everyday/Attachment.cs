using FauxSql.Modeling;

namespace FauxSql.DataAccess.Tests.Everyday;

/// <summary>Found by its folder in three ways: FolderIndex and NewFolderIndex answer for any of the three indexes, and FolderNoteIndex for none.</summary>
[Table]
public sealed partial record Attachment
{
    [PartitionKey] public required string AttachmentId { get; init; }

    [Index("FolderIndex"), Index("FolderNoteIndex", Include = [nameof(Note)]), Index("NewFolderIndex")]
    public required string Folder { get; init; }

    [IndexSortKey("FolderIndex"), IndexSortKey("FolderNoteIndex"), IndexSortKey("NewFolderIndex")] public required int Size { get; init; }
    public required string Note { get; init; }
    public int Reads { get; init; }
}
