using FauxSql.DataAccess.Tests.Backends;
using FauxSql.DataAccess.Tests.Everyday;
using FauxSql.Errors;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;

namespace FauxSql.DataAccess.Tests.Suites;

/// <summary>Ten things that a developer does with a relational database every day.</summary>
public abstract class EverydaySuite<TBackend> : BackendSuite<TBackend, TrackerDb>
    where TBackend : IBackendUnderTest
{
    protected override TrackerDb Open(IBackend backend, ILayout layout) => new(backend, layout);

    [Fact]
    public async Task Paged_list_with_a_filter()
    {
        await Db.Tickets.PutManyAsync(Enumerable.Range(1, 9).Select(day => TicketOf($"T{day}", day) with { IsUrgent = day % 2 == 1 }), cancellationToken: Token);

        var urgent = Db.Tickets.ByProject("P1").Newest().Where(t => t.IsUrgent == true);
        var first = await urgent.PageAsync(3, cancellationToken: Token);
        var second = await urgent.PageAsync(3, first.Next, Token);

        Assert.Equal(["T9", "T7", "T5"], first.Items.Select(t => t.TicketId));
        Assert.Equal(["T3", "T1"], second.Items.Select(t => t.TicketId));
        Assert.False(second.HasMore);
    }

    [Fact]
    public async Task Detail_with_its_children()
    {
        await Db.Tickets.InsertAsync(TicketOf("T1"), Token);
        await Db.Comments.InsertAsync(new Comment { TicketId = "T1", Number = 1, Text = "Seen." }, Token);
        Trace.Reset();

        var ticket = await Db.Tickets.GetAsync("T1", t => t.Comments, Token);

        Assert.Equal("Seen.", Assert.Single(ticket.Comments!).Text);
        Assert.Equal(1, Trace.RoundTrips);
    }

    [Fact]
    public async Task Search_by_a_second_key()
    {
        await Db.Tickets.PutManyAsync([TicketOf("T1"), TicketOf("T2") with { ProjectId = "P2" }], cancellationToken: Token);

        Assert.Equal("T2", (await Db.Tickets.ByProject("P2").SingleOrDefaultAsync(Token))!.TicketId);
    }

    [Fact]
    public async Task Counter()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Db.Projects.Upsert("P1").Add(p => p.Tickets, 1).RunAsync(Token)));

        Assert.Equal(20, (await Db.Projects.GetAsync("P1", Token)).Tickets);
    }

    [Fact]
    public async Task Unique_sign_up()
    {
        NeedsTransactions();
        await Db.Accounts.InsertAsync(new Account { AccountId = "A1", Email = "ann@example.com" }, Token);

        await Assert.ThrowsAsync<UniqueViolationException>(() => Db.Accounts.InsertAsync(new Account { AccountId = "A2", Email = " Ann@Example.com" }, Token));
        Assert.Equal("A1", (await Db.Accounts.FindByEmailAsync("ANN@EXAMPLE.COM", Token))!.AccountId);
    }

    [Fact]
    public async Task Move_an_item_between_parents()
    {
        NeedsTransactions();
        await Db.Projects.PutManyAsync([new Project { ProjectId = "P1", Tickets = 1 }, new Project { ProjectId = "P2" }], cancellationToken: Token);
        await Db.Tickets.InsertAsync(TicketOf("T1"), Token);

        await Db.TransactAsync(
            t =>
            {
                t.Update(Db.Tickets.Update("T1").Set(ticket => ticket.ProjectId, "P2").If(ticket => ticket.ProjectId == "P1"));
                t.Update(Db.Projects.Update("P1").Add(p => p.Tickets, -1));
                t.Update(Db.Projects.Update("P2").Add(p => p.Tickets, 1));
            },
            cancellationToken: Token);

        Assert.Equal([0, 1], (await Db.Projects.FindManyAsync(["P1", "P2"], cancellationToken: Token)).Select(p => p!.Tickets));
        Assert.Equal("P2", (await Db.Tickets.GetAsync("T1", Token)).ProjectId);
    }

    [Fact]
    public async Task Bulk_import()
    {
        await Db.Tickets.PutManyAsync(Enumerable.Range(0, 260).Select(number => TicketOf($"T{number}")), cancellationToken: Token);

        Assert.Equal(260, await Db.Tickets.ByProject("P1").CountAsync(Token));
    }

    [Fact]
    public async Task Report_by_month()
    {
        Ticket[] tickets = [TicketOf("T1", day: 5) with { Hours = 2 }, TicketOf("T2", day: 20) with { Hours = 3 }, TicketOf("T3", day: 40) with { Hours = 9 }];
        await Db.Tickets.PutManyAsync(tickets, cancellationToken: Token);

        var january = await Db.Tickets.ByMonth("2026-01").Select(t => (t.ProjectId, t.Hours)).ToListAsync(Token);

        Assert.Equal(("P1", 5), january.GroupBy(t => t.Item1, t => t.Item2).Select(project => (project.Key, project.Sum())).Single());
    }

    [Fact]
    public async Task Soft_delete()
    {
        await Db.Tickets.PutManyAsync([TicketOf("T1"), TicketOf("T2")], cancellationToken: Token);
        await Db.Tickets.Update("T1").Set(t => t.DeletedAt, DateTimeOffset.UnixEpoch).If(t => t.DeletedAt == null).RunAsync(Token);

        Assert.Equal("T2", Assert.Single(await Db.Tickets.ByProject("P1").Where(t => t.DeletedAt == null).ToListAsync(Token)).TicketId);
    }

    [Fact]
    public async Task Optimistic_edit()
    {
        var mine = await Db.Tickets.InsertAsync(TicketOf("T1"), Token);
        var theirs = mine;
        await Db.Tickets.SaveAsync(theirs with { Hours = 5 }, Token);

        await Assert.ThrowsAsync<VersionConflictException>(() => Db.Tickets.SaveAsync(mine with { Title = "Lost?" }, Token));
        mine = await Db.Tickets.GetAsync("T1", Token);
        await Db.Tickets.SaveAsync(mine with { Title = "Kept" }, Token);

        Assert.Equal(("Kept", 5), (await Db.Tickets.GetAsync("T1", Token)) is var stored ? (stored.Title, stored.Hours) : default);
    }

    private static Ticket TicketOf(string id, int day = 1) =>
        new() { TicketId = id, ProjectId = "P1", OpenedOn = new DateOnly(2026, 1, 1).AddDays(day - 1), Title = id };
}
