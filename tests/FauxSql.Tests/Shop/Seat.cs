using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>A composite key, and a unique value that may be absent.</summary>
[Table]
internal sealed partial record Seat([property: PartitionKey] string Row, [property: SortKey] string Place, [property: Unique] string? Ticket);
