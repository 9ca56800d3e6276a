using FauxSql.Modeling;

namespace AotSmoke.Payments;

[Table]
internal abstract partial record Payment
{
    [PartitionKey] public required string PaymentId { get; init; }
    public decimal Amount { get; init; }
    [Version] public long Version { get; init; }
}
