using FauxSql.Fields;
using FauxSql.Protocol.Expressions;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Tables;

/// <summary>Every kind of condition, evaluated by DynamoDB on a full item and an empty one.</summary>
public sealed class WhereTests : ShopTest
{
    private static readonly DateTimeOffset Noon = new(2026, 2, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Wide Full = new()
    {
        Id = "full",
        Text = "Grüße aus Ulm",
        Flag = true,
        Int = 5,
        Long = 5_000_000_000,
        Decimal = 10.5m,
        Double = 2.5,
        Guid = Guid.AllBitsSet,
        Instant = Noon,
        Date = new DateOnly(2026, 2, 1),
        Time = new TimeOnly(12, 0),
        Span = TimeSpan.FromMinutes(90),
        Tier = Tier.Gold,
        Bytes = [1, 2, 3],
        List = ["a", "b"],
        Array = [1, 2, 3],
        Gaps = [7, null],
        Texts = new HashSet<string>(StringComparer.Ordinal) { "x", "y" },
        Numbers = [1.5m, 2],
        Map = new(StringComparer.Ordinal) { ["one"] = 1 },
        Home = new Address("Bern", "Gasse"),
        Addresses = [new Address("Ulm"), new Address("Bonn", "Platz")],
        ByName = new(StringComparer.Ordinal) { ["work"] = new Address("Köln") },
        MaybeInt = 4,
        MaybeDecimal = 10,
        MaybeFlag = false,
        MaybeTier = Tier.Basic,
        MaybeTime = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        MaybeText = "note",
    };

    private static readonly Wide Empty = new() { Id = "empty", Text = "" };

    // What each finds: the full item, the empty one, both or none.
    private static readonly Dictionary<string, (Func<WideFields, Condition> Condition, string Found)> Cases = new(StringComparer.Ordinal)
    {
        ["equal number"] = (o => o.Int == 5, "full"),
        ["not equal"] = (o => o.Decimal != 10.5m, "empty"),
        ["less"] = (o => o.Double < 2.5, "empty"),
        ["at most"] = (o => o.Double <= 2.5, "empty full"),
        ["greater"] = (o => o.Long > int.MaxValue, "full"),
        ["at least"] = (o => o.Decimal >= 10.5m, "full"),
        ["range of numbers"] = (o => o.Int.Between(5, 6), "full"),
        ["range of texts"] = (o => o.Text.Between("A", "H"), "full"),
        ["range of instants"] = (o => o.Instant.Between(Noon.AddHours(-1), Noon), "full"),
        ["one of"] = (o => o.Int.In(4, 5), "full"),
        ["one of a list"] = (o => o.Text.In(new List<string> { "", "none" }), "empty"),
        ["one of several names"] = (o => o.Tier.In(Tier.Gold), "full"),
        ["null text"] = (o => o.MaybeText == null, "empty"),
        ["no null text"] = (o => o.MaybeText != null, "full"),
        ["null number"] = (o => o.MaybeInt == null, "empty"),
        ["no null number"] = (o => o.MaybeInt != null, "full"),
        ["number that may be null"] = (o => o.MaybeInt >= 4, "full"),
        ["truth that may be null"] = (o => o.MaybeFlag == false, "full"),
        ["name that may be null"] = (o => o.MaybeTier == Tier.Basic, "full"),
        ["time that may be null"] = (o => o.MaybeTime < new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc), "full"),
        ["null record"] = (o => o.Home == null, "empty"),
        ["exists"] = (o => o.MaybeText.Exists(), "full"),
        ["does not exist"] = (o => o.Home.NotExists(), "empty"),
        ["truth"] = (o => o.Flag == true, "full"),
        ["enum"] = (o => o.Tier == Tier.Gold, "full"),
        ["other enum"] = (o => o.Tier != Tier.Gold, "empty"),
        ["guid"] = (o => o.Guid == Guid.Empty, "empty"),
        ["date"] = (o => o.Date > new DateOnly(2026, 1, 31), "full"),
        ["time of day"] = (o => o.Time == new TimeOnly(12, 0), "full"),
        ["duration"] = (o => o.Span > TimeSpan.FromHours(1), "full"),
        ["bytes"] = (o => o.Bytes == new byte[] { 1, 2, 3 }, "full"),
        ["begins with"] = (o => o.Text.StartsWith("Grü"), "full"),
        ["begins with another case"] = (o => o.Text.StartsWith("grü"), ""),
        ["text contains"] = (o => o.Text.Contains("aus"), "full"),
        ["text that may be null contains"] = (o => o.MaybeText.Contains("ot"), "full"),
        ["length"] = (o => o.Text.Length > 10, "full"),
        ["no length"] = (o => o.Text.Length == 0, "empty"),
        ["list contains"] = (o => o.List.Contains("b"), "full"),
        ["list of numbers contains"] = (o => o.Array.Contains(3), "full"),
        ["list contains null"] = (o => o.Gaps.Contains(null), "full"),
        ["list of records contains"] = (o => o.Addresses.Contains(new Address("Bonn", "Platz")), "full"),
        ["list does not contain"] = (o => !o.List.Contains("b"), "empty"),
        ["list size"] = (o => o.Array.Count == 3, "full"),
        ["empty list"] = (o => o.Array.Count == 0, "empty"),
        ["set contains"] = (o => o.Texts.Contains("y"), "full"),
        ["set of numbers contains"] = (o => o.Numbers.Contains(2.0m), "full"),
        ["set size"] = (o => o.Texts.Count >= 2, "full"),
        ["dictionary size"] = (o => o.Map.Count == 1, "full"),
        ["dictionary has"] = (o => o.Map.ContainsKey("one"), "full"),
        ["value of a dictionary"] = (o => o.Map["one"] < 2, "full"),
        ["record in a dictionary"] = (o => o.ByName["work"].City == "Köln", "full"),
        ["path"] = (o => o.Home.City == "Bern", "full"),
        ["path that may be null"] = (o => o.Home.Street.StartsWith("Ga"), "full"),
        ["whole record"] = (o => o.Home == new Address("Bern", "Gasse"), "full"),
        ["element by position"] = (o => o.List[1] == "b", "full"),
        ["element beyond the end"] = (o => o.List[2].NotExists(), "empty full"),
        ["element that begins with"] = (o => o.List[0].StartsWith("a"), "full"),
        ["number by position"] = (o => o.Gaps[0] > 6, "full"),
        ["record by position"] = (o => o.Addresses[1].Street == "Platz", "full"),
        ["another attribute, equal"] = (o => o.List[0] == o.List[1], ""),
        ["another attribute, not equal"] = (o => o.List[0] != o.Text, "empty full"),
        ["another attribute, greater"] = (o => o.Numbers.Count > 1 && o.MaybeDecimal.Value >= o.Decimal, ""),
        ["another attribute that may be null"] = (o => o.MaybeDecimal.Value < o.Decimal, "full"),
        ["and"] = (o => o.Int == 5 && o.Text.Length > 0, "full"),
        ["and, not"] = (o => o.Int == 5 & !(o.Flag == true), ""),
        ["or"] = (o => o.Int == 5 || o.Int == 0, "empty full"),
        ["or, and"] = (o => o.Int == 0 | (o.Int == 5 & o.Flag == false), "empty"),
        ["not"] = (o => !(o.Int == 5), "empty"),
        ["not or"] = (o => !(o.Int == 5 || o.MaybeInt != null), "empty"),
    };

    public static TheoryData<string> Names { get; } = [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Conditions_find_what_they_say(string name)
    {
        await Direct.Wides.InsertAsync(Full);
        await Direct.Wides.InsertAsync(Empty);
        var (condition, found) = Cases[name];

        Assert.Equal(found, string.Join(' ', (await Direct.Wides.Scan().Where(condition).Select(o => o.Id).ToListAsync()).Order()));
    }

    [Fact]
    public async Task Variables_are_captured_and_conditions_add_up()
    {
        decimal[] totals = [10, 20];
        var query = Direct.Orders.ByCustomer("C1");
        foreach (var total in totals)
            query = query.Where(o => o.Total >= total);

        Assert.Equal(["O2"], await query.Select(o => o.OrderId).ToListAsync());
        Assert.Equal(["O1", "O2"], await Direct.Orders.ByCustomer("C1").Where(o => o.Total.In(totals)).Select(o => o.OrderId).ToListAsync());
    }

    [Fact]
    public async Task What_may_be_null_is_selected_as_null()
    {
        await Direct.Wides.InsertAsync(Empty);

        (int?, decimal?, string?, byte[]?) absent = await Direct.Wides.Scan().Select(o => (o.MaybeInt, o.MaybeDecimal, o.MaybeText, o.MaybeBytes)).SingleOrDefaultAsync();

        Assert.Equal((null, null, null, null), absent);
    }

    [Fact]
    public async Task Elements_are_selected_by_their_positions()
    {
        await Direct.Wides.InsertAsync(Full);

        Assert.Equal([("b", "Platz", 1, 3)], await Direct.Wides.Scan().Select(o => (o.List[1], o.Addresses[1].Street, o.Map["one"], o.Array[2])).ToListAsync());
    }

    [Fact]
    public async Task Attributes_that_may_be_null_are_set_to_null_by_an_update()
    {
        await Direct.Wides.InsertAsync(Full);

        var changed = await Direct.Wides.Update("full").Set(o => o.MaybeInt, null).Set(o => o.MaybeText, null).Set(o => o.MaybeDecimal, 3).RunAsync();

        Assert.Equal((null, null, 3), (changed.MaybeInt, changed.MaybeText, changed.MaybeDecimal));
        Assert.Equal(5, (await Direct.Wides.Update("full").Add(o => o.MaybeDecimal, 2).RunAsync()).MaybeDecimal);
    }

    [Fact]
    public void Positions_are_counted_from_0() => Assert.Throws<ArgumentOutOfRangeException>(() => Direct.Wides.Scan().Where(o => o.List[-1] == "a"));
}
