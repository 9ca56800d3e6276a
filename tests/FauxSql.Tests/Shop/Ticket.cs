using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>Indexes of several attributes, in the order declared and in another.</summary>
[Table]
internal sealed partial record Ticket(
    [property: PartitionKey] string TicketId,
    [property: Index("BoardIndex", Pattern = "The board of a team"), Index("AgeIndex", Order = 2)] string Tenant,
    [property: Index("BoardIndex"), Index("AgeIndex", Order = 1)] int? Team,
    [property: IndexSortKey("BoardIndex")] string Status,
    [property: IndexSortKey("BoardIndex"), IndexSortKey("AgeIndex", Order = 2)] int Priority,
    [property: IndexSortKey("BoardIndex"), IndexSortKey("AgeIndex", Order = 1)] DateOnly Opened,
    string? Note = null);
