using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>An enforced reference that is the partition key.</summary>
[Table]
internal sealed partial record Reminder([property: PartitionKey, References<Fine>(Enforced = true)] string FineId, [property: SortKey] int Number);
