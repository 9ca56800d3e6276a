using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>Enforced references: one to another entity, and one within the entity.</summary>
[Table]
internal sealed partial record Loan(
    [property: PartitionKey] string LoanId,
    [property: References<Member>(Enforced = true), Index("MemberIndex")] string? MemberId,
    [property: References<Loan>(Enforced = true), Index("RenewalIndex", KeysOnly = true)] string? RenewalOf = null,
    int Days = 14)
{
    [Related]
    public IReadOnlyList<Fine>? Fines { get; init; }
}
