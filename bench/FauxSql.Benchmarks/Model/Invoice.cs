using FauxSql.Modeling;

namespace FauxSql.Benchmarks.Model;

/// <summary>Ten attributes of the usual types, about 1 KB in all.</summary>
[Table]
public sealed partial record Invoice
{
    [PartitionKey]
    public required string CustomerId { get; init; }

    [SortKey]
    public required string InvoiceId { get; init; }

    [Index("RegionIndex")]
    public required string Region { get; init; }

    [IndexSortKey("RegionIndex")]
    public required DateTime IssuedAt { get; init; }

    public required InvoiceStatus Status { get; init; }

    public required decimal Total { get; init; }

    public required int Lines { get; init; }

    public required bool IsPaid { get; init; }

    public required Address BillTo { get; init; }

    public required string Note { get; init; }
}
