using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

[Database]
internal sealed partial class ShopDb;
