using FauxSql.Modeling;

namespace FauxSql.Benchmarks.Composite.Model;

[Table]
public sealed partial record Post([property: PartitionKey] string PostId, string Title, string Text)
{
    [Related]
    public IReadOnlyList<Comment>? Comments { get; init; }
}
