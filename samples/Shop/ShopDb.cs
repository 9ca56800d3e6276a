using FauxSql.Modeling;

namespace Shop;

[Database]
public sealed partial class ShopDb;
