using FauxSql.Errors;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Modeling;

/// <summary>What is derived is stored with what it is derived from, by every write.</summary>
public sealed class DerivedTests : ShopTest
{
    private static readonly Booking May = new("B1", new DateOnly(2026, 5, 3), "ann") { Desk = new Address("Ulm") };

    [Fact]
    public async Task Every_write_of_a_whole_item_stores_it()
    {
        await Direct.Bookings.InsertAsync(May);
        await Direct.Bookings.PutAsync(May with { BookingId = "B2", Guest = "bob" });
        await Direct.Bookings.SaveAsync(May with { BookingId = "B3", Guest = "" });

        var found = await Direct.Bookings.ByMonth("2026-05").ToListAsync();

        Assert.Equal(["B1", "B2", "B3"], found.Select(booking => booking.BookingId).Order(StringComparer.Ordinal));
        var item = await ItemAsync("Bookings", ("BookingId", "B1"));
        Assert.Equal(("2026-05", "ANN", "Ulm"), (Text("month"), Text("GuestKey"), Text("Town")));
        Assert.False((await ItemAsync("Bookings", ("BookingId", "B3"))).ContainsKey("GuestKey"));

        string Text(string attribute) => (string)item[attribute]!["S"]!;
    }

    [Fact]
    public async Task A_save_computes_it_anew()
    {
        await Direct.Bookings.InsertAsync(May);

        await Direct.Bookings.SaveAsync(May with { Day = new DateOnly(2026, 6, 1), Desk = null });

        Assert.Empty(await Direct.Bookings.ByMonth("2026-05").ToListAsync());
        Assert.Equal("B1", Assert.Single(await Direct.Bookings.ByMonth("2026-06").ToListAsync()).BookingId);
        Assert.False((await ItemAsync("Bookings", ("BookingId", "B1"))).ContainsKey("Town"));
    }

    [Fact]
    public async Task What_is_stored_is_not_read_back()
    {
        await Direct.Bookings.InsertAsync(May);
        await ChangeAsync("Bookings", "Town", """{"N":"1"}""", ("BookingId", "B1"));
        await ChangeAsync("Bookings", "month", """{"S":"2020-01"}""", ("BookingId", "B1"));

        Assert.Equal(May, await Direct.Bookings.GetAsync("B1"));
    }

    [Fact]
    public async Task It_can_be_asked_for()
    {
        await Direct.Bookings.InsertAsync(May);

        Assert.Single(await Direct.Bookings.Scan().Where(b => b.Town == "Ulm" & b.Month > "2026").ToListAsync());
        await Assert.ThrowsAsync<ConditionFailedException>(() => Direct.Bookings.Update("B1").Set(b => b.Nights, 2).If(b => b.Town == "Bern").RunAsync());
    }

    [Fact]
    public async Task It_can_be_unique()
    {
        await Direct.Bookings.InsertAsync(May);

        var taken = await Assert.ThrowsAsync<UniqueViolationException>(() => Direct.Bookings.InsertAsync(May with { BookingId = "B2", Guest = "Ann" }));

        Assert.Equal(("GuestKey", "ANN"), (taken.Attribute, taken.Value));
    }

    [Fact]
    public void An_update_changes_neither_it_nor_what_it_is_derived_from()
    {
        var update = Direct.Bookings.Update("B1");

        Assert.Equal(
            "Booking.month is derived from Day; change them with SaveAsync, which computes it anew",
            Assert.Throws<InvalidOperationException>(() => update.Set(b => b.Day, new DateOnly(2026, 6, 1))).Message);
        Assert.Throws<InvalidOperationException>(() => update.Set(b => b.Month, "2026-06"));
        Assert.Throws<InvalidOperationException>(() => update.Remove(b => b.Town));
        Assert.Throws<InvalidOperationException>(() => update.Set(b => b.Desk.City, "Bern"));
        Assert.Throws<InvalidOperationException>(() => update.Set(b => b.Desk, null!));
    }

    [Fact]
    public void The_schema_says_from_what()
    {
        var attributes = Direct.Schema.Entities.Single(entity => entity.Name == "Booking").Attributes;

        Assert.Equal(["Day"], attributes.Single(attribute => attribute.Property == "Month").DerivedFrom);
        Assert.Empty(attributes.Single(attribute => attribute.Property == "Day").DerivedFrom);
    }
}
