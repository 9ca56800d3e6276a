using System.ComponentModel.DataAnnotations;
using FauxSql.Modeling;

namespace FauxSql.Tests.Shop.Payments;

/// <summary>One table, several types of items.</summary>
[Table(Discriminator = "Kind")]
internal abstract partial record Payment
{
    [PartitionKey]
    public required string PaymentId { get; init; }

    [References<Order>, Index("OrderIndex")]
    public required string OrderId { get; init; }

    [IndexSortKey("OrderIndex")]
    public required int Number { get; init; }

    [Range(0, 1_000)]
    public decimal Amount { get; init; }

    [Sensitive]
    public string? Payer { get; init; }

    [Version]
    public long Version { get; init; }

    [Related]
    public Order? Order { get; init; }
}
