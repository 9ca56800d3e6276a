using FauxSql.DataAccess.Tests.Backends;
using FauxSql.DataAccess.Tests.Everyday;
using FauxSql.Errors;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;

namespace FauxSql.DataAccess.Tests.Suites;

/// <summary>Items of several types in one table.</summary>
public abstract class SubtypeSuite<TBackend> : BackendSuite<TBackend, TrackerDb>
    where TBackend : IBackendUnderTest
{
    private static readonly WorkLogged Work = new() { TicketId = "T1", Number = 1, Hours = 3 };
    private static readonly TicketMoved Moved = new() { TicketId = "T1", Number = 2, ToProject = "P2" };

    protected override TrackerDb Open(IBackend backend, ILayout layout) => new(backend, layout);

    [Fact]
    public async Task Each_item_is_read_as_what_it_is()
    {
        await Db.Activities.PutManyAsync([Work, Moved], cancellationToken: Token);

        var all = await Db.Activities.ByTicket("T1").ToListAsync(Token);
        var moved = await Db.Activities.ByTicket("T1").OfType(a => a.TicketMoved).Where(m => m.ToProject == "P2").ToListAsync(Token);

        Assert.Equal([typeof(WorkLogged), typeof(TicketMoved)], all.Select(activity => activity.GetType()));
        Assert.Equal(Moved with { Version = 1 }, Assert.Single(moved));
        Assert.Equal(Work with { Version = 1 }, await Db.Activities.GetAsync("T1", 1, Token));
    }

    [Fact]
    public async Task What_one_type_has_is_changed_by_itself()
    {
        var work = await Db.Activities.InsertAsync(Work, Token);

        work = await Db.Activities.SaveAsync(work with { By = "Ann" }, Token);
        work = await Db.Activities.Update("T1", 1).OfType(a => a.WorkLogged).Add(w => w.Hours, 2).RunAsync(Token);

        Assert.Equal(Work with { Hours = 5, By = "Ann", Version = 3 }, work);
    }

    [Fact]
    public async Task What_another_type_has_is_refused()
    {
        NeedsStoredItems();
        await Db.Activities.InsertAsync(Moved, Token);

        await Assert.ThrowsAsync<ConditionFailedException>(() => Db.Activities.Update("T1", 2).OfType(a => a.WorkLogged).Add(w => w.Hours, 2).RunAsync(Token));
    }

    [Fact]
    public async Task An_item_saved_as_another_type_is_one()
    {
        var work = await Db.Activities.InsertAsync(Work, Token);

        await Db.Activities.SaveAsync(Moved with { Number = 1, Version = work.Version }, Token);

        Assert.Equal(Moved with { Number = 1, Version = 2 }, await Db.Activities.GetAsync("T1", 1, Token));
        await Assert.ThrowsAsync<VersionConflictException>(() => Db.Activities.SaveAsync(work, Token));
    }
}
