using FauxSql.DataAccess.Tests.Backends;
using FauxSql.DataAccess.Tests.Everyday;
using FauxSql.Errors;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;

namespace FauxSql.DataAccess.Tests.Suites;

/// <summary>Deleting what others refer to, alone or together with them.</summary>
public abstract class DeletionSuite<TBackend> : BackendSuite<TBackend, TrackerDb>
    where TBackend : IBackendUnderTest
{
    protected override TrackerDb Open(IBackend backend, ILayout layout) => new(backend, layout);

    [Fact]
    public async Task What_belongs_to_an_item_is_deleted_with_it_and_nothing_else()
    {
        await FillAsync("P1", tickets: 30);
        await FillAsync("P2", tickets: 2);
        var delete = Db.Projects.DeleteWith("P1", p => p.Board.With(t => t.Comments));
        Trace.Reset();

        Assert.Equal(1 + 30 + 60, await delete.RunAsync(Token));

        Assert.Equal(delete.Explain().Requests.Select(request => request.Operation).Distinct().Order(), Trace.Operations.Keys.Order());
        await AssertIsGoneAsync("P1", tickets: 30);
        Assert.Equal((2, 2), (await Db.Tickets.ByProject("P2").CountAsync(Token), await Db.Comments.ByTicket("P2-1").CountAsync(Token)));
    }

    [Fact]
    public async Task A_deletion_that_is_stopped_at_any_request_is_run_again_and_completes()
    {
        for (var requests = 0; ; requests++)
        {
            await FillAsync("P1", tickets: 2);
            var stopped = await Record.ExceptionAsync(() => Delete(Through(backend => new StoppingBackend(backend, requests))));
            if (stopped is null)
                break;
            Assert.NotNull(await Db.Projects.FindAsync("P1", Token));
            await Delete(Db);
            await AssertIsGoneAsync("P1", tickets: 2);
        }

        await AssertIsGoneAsync("P1", tickets: 2);

        static Task<long> Delete(TrackerDb db) => db.Projects.DeleteWithAsync("P1", p => p.Board.With(t => t.Comments), Token);
    }

    [Fact]
    public async Task Three_levels_go_together_where_references_are_enforced()
    {
        NeedsTransactions();
        await FillAsync("P1", tickets: 3);
        await FillTicketAsync("P1-1");

        Assert.Equal(1 + 3 + 6 + 2 + 4, await Db.Projects.DeleteWithAsync("P1", p => p.Board.With(t => [t.Comments, t.Subtasks.With(s => s.Steps)]), Token));

        await AssertIsGoneAsync("P1", tickets: 3);
        Assert.Equal((0, 0), (await Db.Subtasks.ByTicket("P1-1").CountAsync(Token), await Db.Steps.BySubtask("S1").CountAsync(Token)));
    }

    [Fact]
    public async Task What_is_referred_to_is_not_deleted()
    {
        NeedsTransactions();
        await FillAsync("P1", tickets: 1);
        await FillTicketAsync("P1-0");

        var refused = await Assert.ThrowsAsync<ReferencedException>(() => Db.Tickets.DeleteAsync("P1-0", Token));
        Assert.Equal(("Subtask", "TicketId", "S0 S1"), (refused.ReferencingEntity, refused.Attribute, string.Join(' ', refused.ReferencingKeys.Order())));
        Assert.Equal("S0/0 S0/1", string.Join(' ', (await Assert.ThrowsAsync<ReferencedException>(() => Db.Subtasks.DeleteAsync("S0", Token))).ReferencingKeys));

        await Db.TransactAsync(
            t =>
            {
                t.Delete(Db.Steps.Delete("S0", 0));
                t.Delete(Db.Steps.Delete("S0", 1));
                t.Delete(Db.Subtasks.Delete("S0"));
            },
            cancellationToken: Token);
        await Db.Steps.BySubtask("S1").DeleteAllAsync(Token);
        Assert.Equal(1, await Db.Subtasks.ByTicket("P1-0").DeleteAllAsync(Token));
        Assert.True(await Db.Tickets.Delete("P1-0").RunAsync(Token));
    }

    [Fact]
    public async Task Deleting_and_referring_at_once_leaves_nothing_that_refers_to_nothing()
    {
        NeedsTransactions();
        await FillAsync("P1", tickets: 1);
        for (var i = 0; i < 10; i++)
        {
            await Db.Subtasks.InsertAsync(new Subtask { SubtaskId = $"S{i}", TicketId = "P1-0" }, Token);
            var delete = Record.ExceptionAsync(() => Db.Subtasks.DeleteAsync($"S{i}", Token)).AsTask();
            var refer = Record.ExceptionAsync(() => Db.Steps.InsertAsync(new Step { SubtaskId = $"S{i}", Number = 1 }, Token)).AsTask();

            Assert.True((await delete, await refer) is (null, ReferenceViolationException) or (ReferencedException, null), $"{await delete} {await refer}");
            Assert.Equal(await Db.Subtasks.FindAsync($"S{i}", Token) is null, await Db.Steps.FindAsync($"S{i}", 1, Token) is null);
        }
    }

    private async Task FillAsync(string project, int tickets)
    {
        await Db.Projects.PutAsync(new Project { ProjectId = project }, Token);
        await Db.Tickets.PutManyAsync(
            Enumerable.Range(0, tickets).Select(i => new Ticket { TicketId = $"{project}-{i}", ProjectId = project, OpenedOn = new DateOnly(2026, 1, 1), Title = "Broken" }), cancellationToken: Token);
        await Db.Comments.PutManyAsync(
            Enumerable.Range(0, 2 * tickets).Select(i => new Comment { TicketId = $"{project}-{i / 2}", Number = i, Text = "Seen." }), cancellationToken: Token);
    }

    private async Task FillTicketAsync(string ticket)
    {
        await Db.Subtasks.PutManyAsync(Enumerable.Range(0, 2).Select(i => new Subtask { SubtaskId = $"S{i}", TicketId = ticket }), cancellationToken: Token);
        await Db.Steps.PutManyAsync(Enumerable.Range(0, 4).Select(i => new Step { SubtaskId = $"S{i / 2}", Number = i % 2 }), cancellationToken: Token);
    }

    private async Task AssertIsGoneAsync(string project, int tickets)
    {
        Assert.Null(await Db.Projects.FindAsync(project, Token));
        Assert.Equal(0, await Db.Tickets.ByProject(project).CountAsync(Token));
        foreach (var i in Enumerable.Range(0, tickets))
            Assert.Equal(0, await Db.Comments.ByTicket($"{project}-{i}").CountAsync(Token));
    }
}
