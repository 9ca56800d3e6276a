namespace FauxSql.Tests.Shop;

internal enum Tier
{
    Basic,
    Gold,
}
