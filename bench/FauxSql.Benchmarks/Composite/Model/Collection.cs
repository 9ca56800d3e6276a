using FauxSql.Modeling;

namespace FauxSql.Benchmarks.Composite.Model;

/// <summary>The rival: one table whose partitions are what is read together, however many entities that takes.</summary>
[Table("Single")]
#pragma warning disable FXS111 // as single tables name their keys, which hold a different thing for each kind of item
public sealed partial record Collection([property: PartitionKey] string Pk, [property: SortKey] string Sk, string Body);
