using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>Belongs to a pet and to a keeper, who may be the pet's. An index may have any name.</summary>
[Table]
internal sealed partial record Rental(
    [property: PartitionKey] string RentalId,
    [property: References<Pet>, Index("key")] int PetId,
    [property: References<Keeper>, Index("KeeperIndex")] string KeeperId);
