using FauxSql.Modeling;

namespace FauxSql.DataAccess.Tests.Everyday;

[Table]
public sealed partial record Account
{
    [PartitionKey] public required string AccountId { get; init; }
    [Unique(IgnoreCase = true, IgnoreBlanks = true)] public required string Email { get; init; }
}
