using FauxSql.Design.Costs.Layouts;
using FauxSql.Design.Costs.Sizes;
using FauxSql.Schema;

namespace FauxSql.Design.Costs;

/// <summary>What is stored, as it is billed. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html</summary>
internal static class StorageUse
{
    private const double BilledPerItem = 100;

    // Claim and Owner, and a # and a point within the claim.
    private const int ClaimNames = 5 + 5 + 2;

    public static IReadOnlyList<StorageLine> MultiTable(DatabaseSchema schema, AverageSizes sizes) =>
    [
        .. schema.Entities.Select(entity => LineOf(entity, sizes.Entities[entity.Name])),
        .. ClaimsOf(schema, sizes) is { Items: > 0 } claims ? [claims] : Array.Empty<StorageLine>(),
    ];

    public static double SingleTable(DatabaseSchema schema, AverageSizes sizes, SingleTable single) =>
        ClaimsOf(schema, sizes).TableBytes + schema.Entities.Sum(entity =>
        {
            var (of, more) = (sizes.Entities[entity.Name], single.OverheadOf(entity.Name));
            return (of.Items * (of.Bytes + more + BilledPerItem) * (1 + single.EntriesOf(entity.Name))) + of.Indexes.Values.Sum(index => index.Items * (index.Bytes + more + BilledPerItem));
        });

    private static StorageLine LineOf(EntitySchema entity, EntityAverages of) =>
        new(entity.Name, of.Items, of.Items * (of.Bytes + BilledPerItem), of.Indexes.Values.Sum(index => index.Items * (index.Bytes + BilledPerItem)));

    // A unique value is taken to be as long as a key.
    private static StorageLine ClaimsOf(DatabaseSchema schema, AverageSizes sizes)
    {
        var claims = schema.Entities.SelectMany(entity => entity.Attributes.Where(attribute => attribute.Unique is not null).Select(attribute =>
            (sizes.Entities[entity.Name].Items, Bytes: ClaimNames + entity.Name.Length + attribute.Name.Length + (2 * sizes.Entities[entity.Name].KeyBytes)))).ToList();
        return new StorageLine("UniqueKeys", claims.Sum(claim => claim.Items), claims.Sum(claim => claim.Items * (claim.Bytes + BilledPerItem)), 0);
    }
}
