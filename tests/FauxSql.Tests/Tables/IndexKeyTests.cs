using FauxSql.Errors;
using FauxSql.Schema;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Tables;

/// <summary>Indexes whose key has several attributes.</summary>
public sealed class IndexKeyTests : ShopTest
{
    private static readonly DateOnly Day = new(2026, 5, 1);

    [Fact]
    public async Task A_finder_takes_all_partition_attributes_and_any_of_the_first_sort_attributes()
    {
        await FillAsync();

        Assert.Equal(["done 1 0", "open 2 0", "open 2 1", "open 10 0"], Titles(await Db.Tickets.ByBoard("acme", 1).ToListAsync()));
        Assert.Equal(["open 2 0", "open 2 1", "open 10 0"], Titles(await Db.Tickets.ByBoard("acme", 1, "open").ToListAsync()));
        Assert.Equal(["open 2 0", "open 2 1"], Titles(await Db.Tickets.ByBoard("acme", 1, "open", 2).ToListAsync()));
        Assert.Equal(["open 2 1"], Titles(await Db.Tickets.ByBoard("acme", 1, "open", 2, Day.AddDays(1)).ToListAsync()));
        Assert.Equal(["open 3 0"], Titles(await Db.Tickets.ByBoard("acme", 2).ToListAsync()));
        Assert.Empty(await Db.Tickets.ByBoard("acme", 1, "open", 3).ToListAsync());
    }

    [Fact]
    public async Task Orders_and_ranges_are_of_the_next_sort_attribute()
    {
        await FillAsync();

        Assert.Equal(["open 2 0", "open 2 1", "open 10 0"], Titles(await Db.Tickets.ByBoard("acme", 1).StartsWith("op").ToListAsync()));
        Assert.Equal(["open 10 0", "open 2 1", "open 2 0"], Titles(await Db.Tickets.ByBoard("acme", 1, "open").Newest().ToListAsync()));
        Assert.Equal(["open 10 0"], Titles(await Db.Tickets.ByBoard("acme", 1, "open").After(2).ToListAsync()));
        Assert.Equal(["open 2 1"], Titles(await Db.Tickets.ByBoard("acme", 1, "open", 2).Between(Day.AddDays(1), Day.AddDays(9)).ToListAsync()));
    }

    [Fact]
    public async Task Attributes_stand_in_the_order_given()
    {
        await FillAsync();

        Assert.Equal(["done 1 0", "open 2 0", "open 10 0", "open 2 1"], Titles(await Db.Tickets.ByAge(1, "acme").ToListAsync()));
        Assert.Equal(["open 2 0", "open 10 0"], Titles(await Db.Tickets.ByAge(1, "acme", Day).From(2).ToListAsync()));
        var index = Db.Schema.Entities.Single(entity => entity.Name == nameof(Ticket)).Indexes.Single(index => index.Name == "AgeIndex");
        Assert.Equal(new KeySchema(["Team", "Tenant"], ["Opened", "Priority"]), index.Key);
    }

    [Fact]
    public async Task An_item_that_lacks_one_attribute_is_not_in_the_index()
    {
        await Direct.Tickets.InsertAsync(new Ticket("T", "acme", null, "open", 1, Day));
        Assert.Empty(await Db.Tickets.ByBoard("acme", 1).ToListAsync());

        await Direct.Tickets.Update("T").Set(t => t.Team, 1).RunAsync();
        Assert.Equal(["open 1 0"], Titles(await Db.Tickets.ByBoard("acme", 1).ToListAsync()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Pages_hold_every_item_once(int size)
    {
        for (var i = 0; i < 12; i++)
            await Direct.Tickets.InsertAsync(new Ticket($"T{i}", "acme", 1, i % 2 == 0 ? "done" : "open", i % 3, Day));
        var (all, seen) = (await Direct.Tickets.ByBoard("acme", 1).ToListAsync(), new List<Ticket>());
        for (string? cursor = "", next; cursor is not null; cursor = next)
        {
            var page = await Direct.Tickets.ByBoard("acme", 1).PageAsync(size, cursor);
            seen.AddRange(page.Items);
            next = page.Next;
        }

        Assert.Equal(12, all.Count);
        Assert.Equal(all, seen);
        var first = await Direct.Tickets.ByBoard("acme", 1, "open").PageAsync(1);
        await Assert.ThrowsAsync<CursorException>(() => Direct.Tickets.ByBoard("acme", 1, "done").PageAsync(1, first.Next));
        await Assert.ThrowsAsync<CursorException>(() => Direct.Tickets.ByBoard("acme", 1).PageAsync(1, first.Next));
    }

    [Fact]
    public void A_filter_names_no_attribute_of_the_key()
    {
        var board = Db.Tickets.ByBoard("acme", 1, "open");

        Assert.Contains("Ticket.Team", Assert.Throws<InvalidOperationException>(() => board.Where(t => t.Team == 1)).Message, StringComparison.Ordinal);
        Assert.Contains("Ticket.Status", Assert.Throws<InvalidOperationException>(() => board.Where(t => t.Status == "x")).Message, StringComparison.Ordinal);
        Assert.Contains("Ticket.Opened", Assert.Throws<InvalidOperationException>(() => board.Where(t => t.Note == "x" || t.Opened == Day)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_that_DynamoDB_refuses_are_refused_before_anything_is_sent()
    {
        var text = new string('x', 1_000);

        Assert.Equal("Status", Assert.Throws<InvalidKeyException>(() => Db.Tickets.ByBoard("acme", 1, "")).Attribute);
        Assert.Equal("Tenant", Assert.Throws<InvalidKeyException>(() => Db.Tickets.ByBoard(new string('x', 2_049), 1)).Attribute);
        Assert.Equal("Opened", Assert.Throws<InvalidKeyException>(() => Db.Tickets.ByBoard("acme", 1, new string('x', 1_020), 1, Day)).Attribute);
        Assert.Equal("Opened", (await Assert.ThrowsAsync<InvalidKeyException>(() => Db.Tickets.InsertAsync(new Ticket("T", "acme", 1, text + text[..24], 1, Day)))).Attribute);
        Assert.Equal(0, Trace.Requests);
        await Direct.Tickets.InsertAsync(new Ticket("T", "acme", 1, text, 1, Day));
        Assert.Single(await Direct.Tickets.ByBoard("acme", 1, text, 1, Day).ToListAsync());
    }

    [Fact]
    public void The_plan_names_every_attribute_given() => Assert.Equal(
        """
        1 request, 1 round trip, at least 0.5 read units
          1  Query  Tickets/BoardIndex  Tenant = "acme" and Team = 1 and Status = "open" and Priority > 2 descending take 5
        """,
        Db.Tickets.ByBoard("acme", 1, "open").After(2).Newest().Take(5).Explain().ToString());

    private async Task FillAsync()
    {
        (int Team, string Status, int Priority, int Days)[] tickets = [(1, "open", 10, 0), (1, "open", 2, 1), (1, "open", 2, 0), (1, "done", 1, 0), (2, "open", 3, 0)];
        foreach (var (team, status, priority, days) in tickets)
            await Direct.Tickets.InsertAsync(new Ticket($"{team}{status}{priority}{days}", "acme", team, status, priority, Day.AddDays(days)));
        await Direct.Tickets.InsertAsync(new Ticket("other", "other", 1, "open", 2, Day));
    }

    private static string Title(Ticket ticket) => $"{ticket.Status} {ticket.Priority} {ticket.Opened.DayNumber - Day.DayNumber}";

    private static IEnumerable<string> Titles(IEnumerable<Ticket> tickets) => tickets.Select(Title);
}
