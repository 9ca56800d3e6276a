using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Tables;

/// <summary>What is ordered and restricted is the stored sort key, and its order is that of the C# type.</summary>
public sealed class SortKeyTests : ShopTest
{
    // Negative, zero and of other lengths, so that numbers that are compared as text would be found out.
    private static readonly decimal[] Numbers = [-100, -9.5m, 0, 0.25m, 9, 10, 100.5m];

    // Ordinal: capitals first, and a surrogate pair above every other letter.
    private static readonly string[] Texts = ["A", "Z", "a", "b", "é", "\uFB01", "\U0001F600"];

    [Fact]
    public async Task Ranges_and_orders_hold_for_every_type_that_has_an_order()
    {
        await AddAsync();
        var guids = Enumerable.Range(0, 7).Select(GuidOf).Order().ToList();

        Assert.Equal(Texts, await Direct.Readings.ByText("S").Select(r => r.Text).ToListAsync());
        Assert.Equal(Texts[2..5], await Direct.Readings.ByText("S").Between("a", "é").Select(r => r.Text).ToListAsync());
        Assert.Equal(guids, await Direct.Readings.ByGuid("S").Select(r => r.Guid).ToListAsync());
        Assert.Equal(guids[3..], await Direct.Readings.ByGuid("S").From(guids[3]).Select(r => r.Guid).ToListAsync());
        Assert.Equal(Numbers.Reverse(), await Direct.Readings.ByNumber("S").Newest().Select(r => r.Number).ToListAsync());
        Assert.Equal([-9.5m, 0], await Direct.Readings.ByNumber("S").Between(-10, 0.2m).Select(r => r.Number).ToListAsync());
        Assert.Equal(Numbers[..2].Select(Hours), await Direct.Readings.BySpan("S").Before(TimeSpan.Zero).Select(r => r.Span).ToListAsync());
        Assert.Equal(Numbers[5..].Select(Hours), await Direct.Readings.BySpan("S").After(TimeSpan.FromHours(9)).Select(r => r.Span).ToListAsync());
        Assert.Equal([DateOf(0), DateOf(1)], await Direct.Readings.ByDate("S").UpTo(DateOf(1)).Select(r => r.Date).ToListAsync());
        Assert.Equal([InstantOf(6), InstantOf(5)], await Direct.Readings.ByInstant("S").Newest().After(InstantOf(4)).Select(r => r.Instant).ToListAsync());
    }

    [Fact]
    public async Task Types_without_an_order_are_looked_up_and_paged_as_stored()
    {
        await AddAsync();

        Assert.Equal(7, await Direct.Readings.ByTier("S").CountAsync());
        Assert.Equal(Enumerable.Range(0, 7).Select(i => (byte)(40 * i)), (await Direct.Readings.ByBytes("S").Select(r => r.Bytes).ToListAsync()).Select(bytes => bytes[0]));
        var page = await Direct.Readings.ByBytes("S").Select(r => r.ReadingId).PageAsync(4);
        Assert.Equal(["R4", "R5", "R6"], (await Direct.Readings.ByBytes("S").Select(r => r.ReadingId).PageAsync(4, page.Next)).Items);
    }

    [Fact]
    public void A_range_is_of_the_stored_order_whatever_the_culture()
    {
        Assert.NotNull(Direct.Readings.ByText("S").Between("Z", "a"));
        Assert.Throws<ArgumentException>(() => Direct.Readings.ByText("S").Between("a", "Z"));
        Assert.Throws<ArgumentException>(() => Direct.Readings.ByNumber("S").Between(10, 9));
        Assert.Throws<ArgumentException>(() => Direct.Readings.BySpan("S").Between(TimeSpan.Zero, TimeSpan.FromTicks(-1)));
    }

    private static Guid GuidOf(int i) => new((i * 1_000_000_007) ^ 0x5A5A5A5A, (short)(i * 7919), 0, (byte)(255 - i), 1, 2, 3, 4, 5, 6, 7);

    private static DateOnly DateOf(int i) => new DateOnly(999, 12, 30).AddDays(i);

    private static DateTimeOffset InstantOf(int i) => new DateTimeOffset(2025, 12, 31, 23, 59, 59, TimeSpan.Zero).AddMilliseconds(i * 400);

    private static TimeSpan Hours(decimal number) => TimeSpan.FromHours((double)number);

    private async Task AddAsync()
    {
        foreach (var i in Enumerable.Range(0, 7).Reverse())
            await Direct.Readings.InsertAsync(new Reading($"R{i}", "S", Texts[i], GuidOf(i), DateOf(i), Numbers[i], Hours(Numbers[i]), InstantOf(i), (Tier)(i % 2), [(byte)(40 * i)]));
    }
}
