using FauxSql.Modeling;

namespace FauxSql.Benchmarks.Composite.Model;

[Table]
public sealed partial record Category([property: PartitionKey] string CategoryId, string Name);
