using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>Belongs to a pet by its key. Who paid may be null, is in no index that has all, and a receipt is unique within it.</summary>
[Table]
internal sealed partial record Treatment(
    [property: PartitionKey, References<Pet>] int PetId,
    [property: SortKey] int Number,
    [property: References<Keeper>, Index("PaidByIndex")] string? PaidBy = null,
    [property: IndexSortKey("PaidByIndex")] DateOnly? PaidOn = null,
    [property: Unique(Within = nameof(Treatment.PaidBy))] string? ReceiptNumber = null,
    Address? BilledTo = null);
