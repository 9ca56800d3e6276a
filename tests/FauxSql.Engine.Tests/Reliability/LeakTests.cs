using SQLitePCL;

namespace FauxSql.Engine.Tests.Reliability;

/// <summary>Alone, since it looks at the memory of the whole process.</summary>
[Collection(nameof(LeakTests))]
[CollectionDefinition(nameof(LeakTests), DisableParallelization = true)]
public sealed class LeakTests
{
    private const long Megabyte = 1024 * 1024;

    [Theory]
    [InlineData(false, 1000)]
    [InlineData(true, 50)]
    public void Engines_that_are_dropped_leave_nothing_behind(bool onDisk, int count)
    {
        UseEngine(onDisk);
        var (managed, native, files) = (GC.GetTotalMemory(forceFullCollection: true), raw.sqlite3_memory_used(), OpenFiles());
        for (var i = 0; i < count; i++)
            UseEngine(onDisk);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - managed, long.MinValue, 10 * Megabyte);
        Assert.InRange(raw.sqlite3_memory_used() - native, long.MinValue, Megabyte);
        Assert.InRange(OpenFiles() - files, int.MinValue, 10);
    }

    private static void UseEngine(bool onDisk)
    {
        using var file = onDisk ? new TemporaryFile() : null;
        using var dynamo = new Dynamo(file is null ? EmbeddedDynamo.InMemory() : EmbeddedDynamo.Open(file.Path)).WithTable();
        dynamo.Put("""{"p":{"S":"a"},"s":{"N":"1"},"g":{"S":"x"},"h":{"N":"1"}}""");
        Assert.NotNull(dynamo.Get("a", 1));
    }

    private static int OpenFiles() => OperatingSystem.IsLinux() ? Directory.GetFileSystemEntries("/proc/self/fd").Length : 0;
}
