using System.Text;
using FauxSql.Engine.Storage;
using FauxSql.Protocol.Backends;

namespace FauxSql.Engine.Tests;

public sealed class TurnsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Requests_are_answered_in_the_order_in_which_they_come_and_never_two_at_a_time()
    {
        using var database = SqliteDatabase.InMemory();
        using var isBegun = new SemaphoreSlim(0);
        using var mayEnd = new SemaphoreSlim(0);
        var order = new List<string>();
        var atWork = 0;
        var turns = new Turns(database, request =>
        {
            Assert.Equal(1, Interlocked.Increment(ref atWork));
            isBegun.Release();
            if (request.Operation == "0")
                Assert.True(mayEnd.Wait(Patience));
            order.Add(request.Operation);
            Interlocked.Decrement(ref atWork);
            return Answer(request.Operation);
        }, (_, e) => throw e);

        var first = Task.Run(() => turns.AnswerAsync(Request("0"), CancellationToken.None).AsTask());
        Assert.True(await isBegun.WaitAsync(Patience));
        var others = Enumerable.Range(1, 50).Select(i => turns.AnswerAsync(Request($"{i}"), CancellationToken.None).AsTask()).ToList();
        Assert.All(others, other => Assert.False(other.IsCompleted));
        mayEnd.Release();

        var texts = (await Task.WhenAll([first, .. others])).Select(answer => Encoding.UTF8.GetString(answer.Body.Span));
        Assert.Equal(Enumerable.Range(0, 51).Select(i => $"{i}"), texts);
        Assert.Equal(texts, order);
    }

    [Fact]
    public async Task Who_fails_or_gives_up_holds_up_nobody()
    {
        using var database = SqliteDatabase.InMemory();
        using var isBegun = new SemaphoreSlim(0);
        using var mayEnd = new SemaphoreSlim(0);
        using var given = new CancellationTokenSource();
        var turns = new Turns(database, request =>
        {
            isBegun.Release();
            if (request.Operation == "slow")
                Assert.True(mayEnd.Wait(Patience));
            return request.Operation == "wrong" ? throw new InvalidOperationException("wrong") : Answer(request.Operation);
        }, (_, e) => throw e);

        var slow = Task.Run(() => turns.AnswerAsync(Request("slow"), CancellationToken.None).AsTask());
        Assert.True(await isBegun.WaitAsync(Patience));
        var wrong = turns.AnswerAsync(Request("wrong"), CancellationToken.None).AsTask();
        var givenUp = turns.AnswerAsync(Request("given up"), given.Token).AsTask();
        var last = turns.AnswerAsync(Request("last"), CancellationToken.None).AsTask();
        await given.CancelAsync();
        mayEnd.Release();

        await slow;
        Assert.Equal("wrong", (await Assert.ThrowsAsync<InvalidOperationException>(() => wrong)).Message);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => givenUp);
        await last;
        await Assert.ThrowsAsync<InvalidOperationException>(() => turns.AnswerAsync(Request("wrong"), CancellationToken.None).AsTask());
        await turns.AnswerAsync(Request("after"), CancellationToken.None);
    }

    [Fact]
    public async Task Whoever_comes_while_the_pool_has_no_thread_answers_those_who_wait_and_then_itself()
    {
        using var database = SqliteDatabase.InMemory();
        using var isBegun = new SemaphoreSlim(0);
        using var mayEnd = new SemaphoreSlim(0);
        var order = new List<string>();
        var left = new List<IThreadPoolWorkItem>();
        var turns = new Turns(database, request =>
        {
            isBegun.Release();
            if (request.Operation == "first")
                Assert.True(mayEnd.Wait(Patience));
            order.Add(request.Operation);
            return Answer(request.Operation);
        }, (_, e) => throw e, left.Add);

        var first = Task.Run(() => turns.AnswerAsync(Request("first"), CancellationToken.None).AsTask());
        Assert.True(await isBegun.WaitAsync(Patience));
        var second = turns.AnswerAsync(Request("second"), CancellationToken.None).AsTask();
        mayEnd.Release();
        await first;
        Assert.False(second.IsCompleted);
        Assert.True(turns.AnswerAsync(Request("third"), CancellationToken.None).AsTask().IsCompletedSuccessfully);
        await second.WaitAsync(Patience);

        // The pool has a thread at last, and there is nothing left to do.
        Assert.Single(left).Execute();
        Assert.True(turns.AnswerAsync(Request("fourth"), CancellationToken.None).AsTask().IsCompletedSuccessfully);
        Assert.Equal(["first", "second", "third", "fourth"], order);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task On_disk_those_who_wait_together_are_answered_after_their_common_commit_or_all_refused(bool isLost)
    {
        using var file = new TemporaryFile();
        using var database = SqliteDatabase.Open(file.Path, Durability.Normal);
        using (var session = database.BeginWrite())
        {
            RowStore.Create(session, "rows");
            session.Commit();
        }

        var rows = new RowStore(database, "rows");
        using var isBegun = new SemaphoreSlim(0);
        using var mayEnd = new SemaphoreSlim(0);
        var turns = new Turns(database, request =>
        {
            isBegun.Release();
            if (request.Operation == "0")
                Assert.True(mayEnd.Wait(Patience));
            using var session = database.BeginWrite();
            rows.Put(session, [byte.Parse(request.Operation, null)], new StoredItem([1], 1), replaced: null);
            if (isLost && request.Operation == "2")
                session.Execute("ROLLBACK"); // as SQLite does by itself when the disk is full
            else
                session.Commit();
            return Answer("written");
        }, (_, e) => Answer(e.Message));

        var first = Task.Run(() => turns.AnswerAsync(Request("0"), CancellationToken.None).AsTask());
        Assert.True(await isBegun.WaitAsync(Patience));
        Task<BackendResponse>[] together = [.. Enumerable.Range(1, 3).Select(i => turns.AnswerAsync(Request($"{i}"), CancellationToken.None).AsTask())];
        mayEnd.Release();

        Assert.Equal("written", Encoding.UTF8.GetString((await first).Body.Span));
        var texts = (await Task.WhenAll(together)).Select(answer => Encoding.UTF8.GetString(answer.Body.Span)).ToList();
        Assert.All(texts, text => Assert.Contains(isLost ? "a write that shared the transaction failed" : "written", text));
        Assert.Equal((isLost ? 1 : 4, isLost ? 1 : 4), rows.Totals());
    }

    private static BackendRequest Request(string operation) => new(operation, default, CallContext.None);

    private static BackendResponse Answer(string text) => new(200, "", Encoding.UTF8.GetBytes(text));
}
