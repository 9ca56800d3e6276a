using System.Globalization;
using FauxSql.Engine;

namespace FauxSql.Cli.Tests;

/// <summary><c>apply</c> and kill -9, while the application inserts, changes and deletes.</summary>
public sealed class KilledRunTests
{
    // So many runs at most are killed one after the other before another one ends what they began.
    private const int AtOnce = 4;

    // After every so many of these the last run waits until the lease of the dead one is over, which takes 10 seconds.
    private const int Waits = 5;

    [Fact]
    public async Task A_run_that_is_killed_is_ended_by_the_next()
    {
        const string Plain = BlogVersion.PlainTitle;
        const string Headline = "[StoredAs(\"Headline\")";
        BlogVersion[] versions =
        [
            new("index", BlogVersion.IndexedTitle, ["Title"], 0),
            new("first change", BlogVersion.IndexedTitle, ["Title"], 1),
            new("second change", BlogVersion.IndexedTitle, ["Title"], 2),
            new("no index", Plain, ["Title"], 2, destroy: "Posts.StatusIndex"),
            new("two names, provisioned, protected", $"{Headline}, Renamed(\"Title\")] {Plain}", ["Title"], 2, mirror: "Headline", table: "[Table, Provisioned(5000, 4000), DeletionProtection]"),
            new("third change, of both names", $"{Headline}, Renamed(\"Title\")] {Plain}", ["Title"], 3, mirror: "Headline", table: "[Table, OnDemand]"),
            new("new name counts", $"{Headline}, Renamed(\"Title\", ReadsNew = true)] {Plain}", ["Headline", "Title"], 3, table: "[Table, DeletionProtection(false)]", isAppliedFirst: true),
            new("new name", $"{Headline}] {Plain}", ["Headline"], 3),
            new("fourth change, back to both names", $"[Renamed(\"Headline\")] {Plain}", ["Headline"], 4, mirror: "Title"),
            new("old name counts", $"[Renamed(\"Headline\", ReadsNew = true)] {Plain}", ["Title", "Headline"], 4, isAppliedFirst: true),
            new("old name, unique", $"[Unique(Within = nameof(PostId))] {Plain}", ["Title"], 4),
            new("fifth change, of what is unique", $"[Unique(Within = nameof(PostId))] {Plain}", ["Title"], 5),
            new("not unique", Plain, ["Title"], 5, destroy: "UniqueKeys"),
        ];
        using var blog = new BlogCopy();
        await Cli.UpAsync(blog.Folder, "--data", blog.Data);
        await using var filled = EmbeddedDynamo.Open(blog.Data);

        // Each version is applied once without a kill, which says how long that takes at most. What is killed is killed at any moment of that time.
        var (lengths, counts, random) = (new List<TimeSpan>(), new SortedDictionary<string, int>(StringComparer.Ordinal), new Random(7));
        await using var whole = await BlogAtWork.StartAsync(filled);
        var blogs = new List<BlogAtWork>();
        try
        {
            var kills = int.Parse(Environment.GetEnvironmentVariable("FAUXSQL_TEST_KILLS") ?? "3", CultureInfo.InvariantCulture);
            for (var (killed, round) = (0, 0); killed < kills; round++)
            {
                var version = versions[round % versions.Length];
                if (round % versions.Length == 0)
                    blogs.Add(await BlogAtWork.StartAsync(filled));
                if (round < versions.Length)
                    lengths.Add(await whole.ApplyAsync(version));
                var after = Enumerable.Range(0, Math.Min(kills - killed, 1 + random.Next(AtOnce))).Select(_ => random.NextDouble() * lengths[round % versions.Length]).ToList();
                var killedNow = await blogs[^1].ApplyKilledAsync(version, after, waits: round % Waits == Waits - 1);
                TestContext.Current.TestOutputHelper?.WriteLine($"{version.Name}: {string.Join(", ", killedNow)}");
                foreach (var kill in killedNow)
                {
                    killed += kill == Killed.Never ? 0 : 1;
                    if (kill == Killed.Never) // it takes less now than when it was measured
                        lengths[round % versions.Length] = after[killedNow.Count - 1];
                    foreach (var count in (string[])[$"{kill}", $"{kill}: {version.Name}"])
                        counts[count] = counts.GetValueOrDefault(count) + 1;
                }
            }
        }
        finally
        {
            foreach (var one in blogs)
                await one.DisposeAsync();
            foreach (var version in versions)
                version.Dispose();
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{string.Join('\n', counts.Select(count => $"{count.Value} {count.Key}"))}\n{blogs.Sum(one => one.Writes)} writes of the application meanwhile, {blogs.Sum(one => one.Refused)} of them refused\n"
            + string.Join('\n', versions.Zip(lengths, (version, length) => $"{version.Name}: {length.TotalSeconds:0.00} s")));
    }
}
