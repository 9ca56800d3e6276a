using FauxSql.Modeling;

namespace Saas;

/// <summary>A tenant: a company that uses the product.</summary>
[Table]
public sealed partial record Organization
{
    [PartitionKey(Pattern = "Get organization")]
    public required string OrgId { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    [Version]
    public long Version { get; init; }

    [Related]
    public IReadOnlyList<User>? Users { get; init; }

    [Related]
    public Subscription? Subscription { get; init; }
}
