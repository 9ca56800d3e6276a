using System.Globalization;
using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>Attributes that are computed from others.</summary>
[Table]
internal sealed partial record Booking([property: PartitionKey] string BookingId, DateOnly Day, string Guest)
{
    [Derived(nameof(Day)), Index("MonthIndex"), StoredAs("month")]
    public string Month => Day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    [Derived(nameof(Guest)), Unique]
    public string? GuestKey => Guest.Length == 0 ? null : Guest.ToUpperInvariant();

    [Derived(nameof(Desk))]
    public string? Town => Desk?.City;

    public Address? Desk { get; init; }

    public int Nights { get; init; } = 1;
}
