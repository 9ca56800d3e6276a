using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>May hold copies of what a keeper has, and refers only to a pet that it can do without.</summary>
[Table]
internal sealed partial record Kennel(
    [property: PartitionKey] string KennelId,
    string? KeeperId = null,
    Address? Place = null,
    string? Note = null,
    [property: References<Pet>] int? Mascot = null);
