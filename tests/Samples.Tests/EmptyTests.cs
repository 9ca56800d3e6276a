using Empty;
using FauxSql.Engine;
using FauxSql.Testing;

namespace Samples.Tests;

public sealed class EmptyTests(EmptyFixture notes) : IClassFixture<EmptyFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_access_pattern_is_answered_in_one_round_trip()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        var runs = await PatternRuns.OfAsync(new EmptyDb(engine), Token);

        Assert.Equal(2, runs.Count);
        Assert.All(runs.Values, run => Assert.True(run.Items > 0, run.Pattern));
        Assert.All(runs.Values, run => Assert.Equal((1, 1), (run.Requests, run.RoundTrips)));
    }

    [Fact]
    public async Task A_note_is_read_by_its_key_with_one_request()
    {
        await using var test = await notes.NewAsync(cancellationToken: Token);
        await test.Db.Notes.InsertAsync(new Note { NoteId = "new", Topic = "ideas", WrittenAt = test.Time.GetUtcNow(), Text = "Rye bread" }, Token);
        test.Trace.Reset();

        Assert.Equal("Rye bread", (await test.Db.Notes.GetAsync("new", Token)).Text);
        test.Trace.ShouldCost(requests: 1, roundTrips: 1, readUnits: 0.5);
    }

    [Fact]
    public async Task The_notes_on_a_topic_are_in_the_order_of_their_dates()
    {
        await using var test = await notes.NewAsync(cancellationToken: Token);
        var ideas = await test.Db.Notes.ByTopic("ideas").ToListAsync(Token);

        Assert.Equal(["N0002", "N0004", "N0006", "N0008", "N0010"], ideas.Select(note => note.NoteId));
    }
}
