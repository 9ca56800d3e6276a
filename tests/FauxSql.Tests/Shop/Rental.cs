using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>Belongs to a pet and to a keeper, who may be the pet's.</summary>
[Table]
internal sealed partial record Rental(
    [property: PartitionKey] string RentalId,
    [property: References<Pet>, Index("PetIndex")] int PetId,
    [property: References<Keeper>, Index("KeeperIndex")] string KeeperId);
