using FauxSql.Modeling;

namespace FauxSql.Benchmarks.Composite.Model;

[Table]
public sealed partial record Product([property: PartitionKey] string ProductId, string Name, decimal Price);
