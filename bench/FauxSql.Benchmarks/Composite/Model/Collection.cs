using FauxSql.Modeling;

namespace FauxSql.Benchmarks.Composite.Model;

/// <summary>The rival: one table whose partitions are what is read together, however many entities that takes.</summary>
[Table("Single")]
public sealed partial record Collection([property: PartitionKey] string Pk, [property: SortKey] string Sk, string Body);
