using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>Its key is read otherwise than it is stored.</summary>
[Table]
internal sealed partial record Lane([property: PartitionKey, Converter<Trimmed>] string Name, int Length);
