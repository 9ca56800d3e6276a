using FauxSql.Modeling;
using static FauxSql.Schema.AccessPatternStatus;

namespace Saas;

[Table]
[AccessPattern("Users who have not signed in for 90 days (clean-up)", Status = Planned)]
public sealed partial record User
{
    [PartitionKey(Pattern = "Get user by ID")]
    public required string UserId { get; init; }

    [References<Organization>(Because = "an organization has an unbounded number of users")]
    [Index("OrgIndex", Pattern = "Get users for organization, by name")]
    public required string OrgId { get; init; }

    [IndexSortKey("OrgIndex")]
    public required string Name { get; init; }

    [Index("EmailIndex", Pattern = "Login: get user by email"), Unique]
    public required string Email { get; init; }

    public Role Role { get; init; }

    [Version]
    public long Version { get; init; }

    [Related]
    public Organization? Organization { get; init; }
}
