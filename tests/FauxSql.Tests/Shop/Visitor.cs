using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>Sensitive only by what it refers to.</summary>
[Table]
internal sealed partial record Visitor([property: PartitionKey, References<Patient>] string Whom, [property: SortKey] string VisitorId);
