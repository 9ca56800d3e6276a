using System.Globalization;

namespace FauxSql.Tests.Shop;

/// <summary>Stored as a nested record, with the rules of that.</summary>
internal sealed class SpotConverter : ValueConverter<Spot, Address>
{
    public override Address ToStored(Spot value) => new($"{value.X},{value.Y}");

    public override Spot FromStored(Address stored) => stored.City.Split(',') is [var x, var y] ? new Spot(Number(x), Number(y)) : default;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
