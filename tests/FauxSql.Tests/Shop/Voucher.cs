using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>Converters wherever one can stand.</summary>
[Table]
internal sealed partial record Voucher(
    [property: PartitionKey] Money Worth,
    [property: SortKey, Converter<LevelConverter>] Level Level,
    [property: Unique, Converter<UpperCase>] string? Holder = null,
    [property: Index("ShopIndex"), Converter<UriConverter>] Uri? Shop = null,
    [property: IndexSortKey("ShopIndex")] Money? Fee = null)
{
    public IReadOnlyList<Money> Steps { get; init; } = [];

    public Dictionary<string, Money?> ByCountry { get; init; } = new(StringComparer.Ordinal);

    [Converter<LevelConverter>]
    public HashSet<Level> Levels { get; init; } = [];

    [Converter<LabelsConverter>]
    public Labels Labels { get; init; } = new("");

    [Converter<SpotConverter>]
    public Spot? Spot { get; init; }
}
