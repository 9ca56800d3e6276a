namespace FauxSql.Tests.Shop;

internal sealed record Level(int Number) : IComparable<Level>
{
    public int CompareTo(Level? other) => Number.CompareTo(other?.Number ?? int.MinValue);
}
