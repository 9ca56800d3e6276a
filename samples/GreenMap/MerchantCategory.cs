using FauxSql.Modeling;
using GreenMap.Geo;

namespace GreenMap;

/// <summary>
/// One merchant in one category, and where: the search by place reads these links and nothing else. A merchant that moves takes its links
/// along, see <see cref="MerchantMoves"/>.
/// </summary>
[Table("MerchantCategories")]
public sealed partial record MerchantCategory
{
    /// <summary>Cells of four letters are 39 km × 20 km at the equator: each is a partition of the index.</summary>
    public const int AreaLetters = 4;

    /// <summary>Cells of eight letters are 38 m × 19 m at the equator.</summary>
    public const int CellLetters = 8;

    [PartitionKey(Pattern = "Get categories of merchant"), References<Merchant>(Because = "a merchant is in several categories")]
    public required string MerchantId { get; init; }

    [SortKey, References<Category>(Because = "a category has any number of merchants")]
    [Index("CategoryIndex", Pattern = "Browse merchants of category")]
    [Index("CategoryAreaIndex", Pattern = "Merchants of category in an area")]
    public required string CategoryId { get; init; }

    [Index("CategoryAreaIndex"), Derived(nameof(Cell))]
    public string Area => Cell[..AreaLetters];

    [IndexSortKey("CategoryAreaIndex")]
    public required string Cell { get; init; }

    public required double Latitude { get; init; }

    public required double Longitude { get; init; }

    [NotStored]
    public GeoPoint Point => new(Latitude, Longitude);

    /// <summary>The link of a merchant that is somewhere to a category.</summary>
    public static MerchantCategory Of(string merchantId, string categoryId, Location location) => new()
    {
        MerchantId = merchantId,
        CategoryId = categoryId,
        Cell = Geohash.Of(location.Point, CellLetters),
        Latitude = location.Latitude,
        Longitude = location.Longitude,
    };
}
