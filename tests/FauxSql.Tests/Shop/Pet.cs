using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

[Table]
internal sealed partial record Pet(
    [property: PartitionKey] int PetId,
    [property: References<Keeper>, Index("KeeperIndex")] string KeeperId,
    [property: Unique] string? Chip = null,
    [property: IndexSortKey("KeeperIndex")] string Name = "Rex");
