using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>Links products and tags, with an attribute of its own.</summary>
[Table]
internal sealed partial record ProductTag(
    [property: PartitionKey, References<Product>] string ProductId,
    [property: SortKey, References<Tag>, Index("TagIndex")] string TagId,
    int? Weight = null);
