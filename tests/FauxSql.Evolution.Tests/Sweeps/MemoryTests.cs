using FauxSql.Engine;
using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Steps;
using FauxSql.Evolution.Tests.Applying;

namespace FauxSql.Evolution.Tests.Sweeps;

/// <summary>What a change of all items keeps in memory does not grow with the items that it has read.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    private const int Items = 8_000;
    private const int Kept = 40; // bytes: less than a key and where it is kept

    [Fact]
    public async Task The_last_item_takes_no_more_memory_than_the_first()
    {
        // Pools and threads grow too, at some time. What is kept of items is kept each time.
        IReadOnlyDictionary<Type, long>[] growths = [await GrowthAsync(), await GrowthAsync(), await GrowthAsync()];
        Assert.Superset(new HashSet<Type>([typeof(CheckIndexValues), typeof(FillKeys), typeof(ChangeItems), typeof(ClaimValues), typeof(CopyValues), typeof(ReleaseValues)]), growths[0].Keys.ToHashSet());
        foreach (var step in growths[0].Keys)
        {
            var grown = growths.Select(growth => growth[step]).ToList();
            TestContext.Current.TestOutputHelper?.WriteLine($"{step.Name}: {string.Join(", ", grown)} bytes");
            Assert.True(grown.Min() < Items * Kept, $"{step.Name} had {string.Join(' ', grown)} bytes more at its end than at its beginning");
        }
    }

    // Of each step, how much more is alive when most items are read than when some are.
    private static async Task<IReadOnlyDictionary<Type, long>> GrowthAsync()
    {
        var folder = Directory.CreateTempSubdirectory("fauxsql-");
        try
        {
            await using var engine = EmbeddedDynamo.Open(Path.Combine(folder.FullName, "db"));
            var place = new Place(engine);
            await place.ApplyAsync(Shape.Database(Shape.Entity("Order").Unique("B")));
            foreach (var batch in Enumerable.Range(0, Items).Chunk(25))
                await place.PutManyAsync("Orders", batch.Select(Order));
            var plan = await place.PlanAsync(Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A") with { Shards = 2 }).Unique("C").Named("B", "D", "B").ChangedBy("First")));
            var alive = new Alive();
            await SchemaChange.ApplyAsync(engine, plan, Place.Options with { Code = new SuffixCode(1), Lease = TimeSpan.FromMinutes(5) }, alive, TestContext.Current.CancellationToken);
            return alive.Growth;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Order(int number) => $$$"""{"Id":{"S":"{{{number}}}"},"A":{"S":"a{{{number % 7}}}"},"B":{"S":"b{{{number}}}"},"C":{"S":"c{{{number}}}"}}""";

    private sealed class Alive : IProgress<ApplyProgress>
    {
        private readonly Lock _lock = new();
        private readonly List<(Type Step, long Bytes)> _samples = [];

        public IReadOnlyDictionary<Type, long> Growth => _samples.GroupBy(sample => sample.Step, sample => sample.Bytes)
            .Where(step => step.Count() >= 10)
            .ToDictionary(step => step.Key, step => Median(step.TakeLast(step.Count() / 4)) - Median(step.Take(step.Count() / 4)));

        public void Report(ApplyProgress value)
        {
            lock (_lock)
            {
                if (value is { Step: { } step, Items: > 0 })
                    _samples.Add((step.GetType(), GC.GetTotalMemory(forceFullCollection: true)));
            }
        }

        private static long Median(IEnumerable<long> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;
    }
}
