using System.ComponentModel.DataAnnotations;
using FauxSql.Modeling;

namespace GreenMap;

[Table]
public sealed partial record Review
{
    [PartitionKey(Pattern = "Get reviews of merchant"), References<Merchant>(Because = "a merchant may have thousands of reviews, always shown with it")]
    public required string MerchantId { get; init; }

    [SortKey]
    public required string ReviewId { get; init; }

    [Range(1, 5)]
    public required int Rating { get; init; }

    public required string Comment { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }
}
