using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>A value that is unique within another, whatever its case and blanks.</summary>
[Table]
internal sealed partial record Member(
    [property: PartitionKey] string MemberId,
    string? Club,
    [property: Unique(Within = nameof(Member.Club), IgnoreCase = true, IgnoreBlanks = true)] string? Name,
    [property: Version] long Version = 0)
{
    [Related]
    public IReadOnlyList<Loan>? Loans { get; init; }
}
