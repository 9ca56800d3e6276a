using FauxSql.Modeling;

namespace Saas;

/// <summary>What an organization pays for; it has the organization's key, because each organization has one.</summary>
[Table]
public sealed partial record Subscription
{
    [PartitionKey(Pattern = "Get subscription for organization"), References<Organization>(Because = "billing changes it apart from the organization")]
    public required string OrgId { get; init; }

    public required SubscriptionPlan Plan { get; init; }

    public required int Seats { get; init; }

    public required DateOnly RenewsOn { get; init; }

    [Version]
    public long Version { get; init; }
}
