using FauxSql.Modeling;

namespace FauxSql.DataAccess.Tests.Everyday;

[Table]
public sealed partial record Step
{
    [PartitionKey, References<Subtask>(Enforced = true)] public required string SubtaskId { get; init; }
    [SortKey] public required int Number { get; init; }
}
