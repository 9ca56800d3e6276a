using System.Globalization;
using FauxSql.Engine;
using FauxSql.Evolution.Steps;

namespace FauxSql.Cli.Tests;

/// <summary><c>apply</c> and kill -9, while the application inserts, changes and deletes.</summary>
public sealed class KilledRunTests
{
    // Of every so many versions one is ended by a run that waits until the lease of a dead one is over, which takes 10 seconds.
    private const int Waits = 5;

    private const string Plain = BlogVersion.PlainTitle;
    private const string Headline = "[StoredAs(\"Headline\")";
    private const string Month = "public string Month => CreatedAt.ToString(\"yyyy-MM\", System.Globalization.CultureInfo.InvariantCulture);";

    [Fact]
    public async Task A_run_that_is_killed_is_ended_by_the_next()
    {
        BlogVersion[][] histories = [AllAtOnce(), OneByOne()];
        using var before = new BlogCopy();
        await Cli.UpAsync(before.Folder, "--data", before.Data);
        await using var filled = EmbeddedDynamo.Open(before.Data);

        // A step that only waits changes nothing.
        var steps = typeof(ChangeStep).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ChangeStep)) && type != typeof(AwaitIndex)).Select(type => type.Name);
        var (turns, lengths) = (new KillTurns([.. steps, WatchedRuns.Beginning, WatchedRuns.End]), new Dictionary<BlogVersion, IReadOnlyDictionary<string, int>>());
        var (wanted, killed, rounds) = (int.Parse(Environment.GetEnvironmentVariable("FAUXSQL_TEST_KILLS") ?? "0", CultureInfo.InvariantCulture), 0, 0);
        try
        {
            // In the first history each stage has its turn.
            for (var history = 0; history == 0 || killed < wanted; history++)
            {
                await using var whole = await BlogAtWork.StartAsync(filled);
                await using var blog = await BlogAtWork.StartAsync(filled);
                foreach (var version in histories[history % histories.Length].TakeWhile(_ => history == 0 || killed < wanted))
                {
                    // Applied once without a kill, it tells how many requests its stages take.
                    if (!lengths.TryGetValue(version, out var length))
                        lengths.Add(version, length = await whole.ApplyAsync(version));
                    var until = killed + (history == 0 ? 0 : turns.Some(wanted - killed));
                    var told = new List<string>();
                    await blog.ApplyKilledAsync(version, ahead => turns.Next(ahead, length, isWanted: killed < until), Killed, waits: ++rounds % Waits == 0);
                    Tell($"{version.Name}: {string.Join(", ", told)}");

                    void Killed(string stage)
                    {
                        turns.Count(stage);
                        told.Add(stage);
                        killed++;
                    }
                }

                Tell($"{whole.Writes + blog.Writes} writes of the application meanwhile, {whole.Refused + blog.Refused} of them refused");
            }
        }
        finally
        {
            foreach (var version in histories.SelectMany(history => history))
                version.Dispose();
        }

        var kills = string.Join('\n', turns.Kills.Select(stage => $"{stage.Value} {stage.Key}"));
        Tell(kills);
        Assert.True(turns.Kills.Values.Min() > 0, $"Some kind of step was not killed:\n{kills}");
    }

    private static void Tell(string text) => TestContext.Current.TestOutputHelper?.WriteLine(text);

    // Two plans with all kinds of steps.
    private static BlogVersion[] AllAtOnce()
    {
        const string Content = "public required string Content { get; init; }";
        const string Much = "[Unique(Within = nameof(PostId))] " + Content + " [Derived(nameof(CreatedAt)), Index(\"MonthIndex\")] " + Month;
        static string Claimed((string Id, string Title, string Content) post) => $"Post.Content/{post.Id}#{post.Content}";
        return
        [
            new("much comes", $"{Headline}, Renamed(\"Title\")] {Plain}", ["Title"], 1)
            {
                Mirror = "Headline",
                Table = "[Table, Provisioned(5000, 4000), DeletionProtection]",
                Content = Much,
                AuthorShards = 3,
                HasTags = true,
                CommentsExpire = true,
                Claim = Claimed,
                Destroy = ["Posts.AuthorIndex", "Comments.ExpiresAt"],
            },
            new("much goes", Plain, ["Title"], 1)
            {
                Table = "[Table, Provisioned(4000, 3000), DeletionProtection(false)]",
                Content = $"[Unique(Within = nameof(PostId), IgnoreCase = true)] {Content} [Derived(nameof(CreatedAt))] {Month}",
                AuthorShards = 3,
                Claim = post => Claimed(post with { Content = post.Content.ToLowerInvariant() }),
                Destroy = ["Posts.MonthIndex", "Tags"],
            },
        ];
    }

    // One change after the other.
    private static BlogVersion[] OneByOne()
    {
        static string Claimed((string Id, string Title, string Content) post) => $"Post.Title/{post.Id}#{post.Title}";
        return
        [
            new("index", BlogVersion.IndexedTitle, ["Title"], 0),
            new("first change", BlogVersion.IndexedTitle, ["Title"], 1),
            new("second change", BlogVersion.IndexedTitle, ["Title"], 2),
            new("no index", Plain, ["Title"], 2) { Destroy = ["Posts.StatusIndex"] },
            new("two names, provisioned, protected", $"{Headline}, Renamed(\"Title\")] {Plain}", ["Title"], 2) { Mirror = "Headline", Table = "[Table, Provisioned(5000, 4000), DeletionProtection]" },
            new("third change, of both names", $"{Headline}, Renamed(\"Title\")] {Plain}", ["Title"], 3) { Mirror = "Headline", Table = "[Table, OnDemand]" },
            new("new name counts", $"{Headline}, Renamed(\"Title\", ReadsNew = true)] {Plain}", ["Headline", "Title"], 3) { Table = "[Table, DeletionProtection(false)]", IsAppliedFirst = true },
            new("new name", $"{Headline}] {Plain}", ["Headline"], 3),
            new("fourth change, back to both names", $"[Renamed(\"Headline\")] {Plain}", ["Headline"], 4) { Mirror = "Title" },
            new("old name counts", $"[Renamed(\"Headline\", ReadsNew = true)] {Plain}", ["Title", "Headline"], 4) { IsAppliedFirst = true },
            new("old name, unique", $"[Unique(Within = nameof(PostId))] {Plain}", ["Title"], 4) { Claim = Claimed },
            new("fifth change, of what is unique", $"[Unique(Within = nameof(PostId))] {Plain}", ["Title"], 5) { Claim = Claimed },
            new("not unique", Plain, ["Title"], 5) { Destroy = ["UniqueKeys"] },
        ];
    }
}
