using FauxSql.Modeling;

namespace FauxSql.Benchmarks.Composite.Model;

[Table]
public sealed partial record Comment([property: PartitionKey, References<Post>] string PostId, [property: SortKey] string CommentId, string Text);
