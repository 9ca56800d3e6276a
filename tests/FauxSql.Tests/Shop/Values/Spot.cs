namespace FauxSql.Tests.Shop;

internal readonly record struct Spot(int X, int Y);
