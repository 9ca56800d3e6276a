using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>An enforced reference, which may be changed, and what refers to the item by its partition key.</summary>
[Table]
internal sealed partial record Fine(
    [property: PartitionKey] string FineId,
    [property: References<Loan>(Enforced = true), Index("LoanIndex")] string LoanId,
    int Amount = 5)
{
    [Related]
    public IReadOnlyList<Reminder>? Reminders { get; init; }
}
