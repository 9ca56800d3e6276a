namespace FauxSql.Tests.Shop;

internal sealed class LevelConverter : OrderedValueConverter<Level, int>
{
    public override int ToStored(Level value) => value.Number;

    public override Level FromStored(int stored) => new(stored);
}
