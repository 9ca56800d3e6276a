using System.Text.Json;
using SQLitePCL;

namespace FauxSql.Engine.Tests.Reliability;

/// <summary>What a scan of a file keeps in memory does not grow with the table.</summary>
[CollectionDefinition(nameof(ScanMemoryTests), DisableParallelization = true)]
[Collection(nameof(ScanMemoryTests))]
public sealed class ScanMemoryTests
{
    private const int ItemBytes = 40_000;
    private const int ItemsPerMegabyte = 25;
    private const long MostGrowth = 24_000_000; // the pages that every connection that reads may keep, and some more

    [Fact]
    public void The_last_page_takes_no_more_memory_than_the_first()
    {
        var megabytes = Runs.Of("FAUXSQL_TEST_SCAN_MEGABYTES", byDefault: 48);
        using var file = new TemporaryFile();
        using (var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path)).WithTable())
            for (var i = 0; i < megabytes; i++)
                dynamo.Ok("BatchWriteItem", Batch(i));

        using var opened = new Dynamo(EmbeddedDynamo.Open(file.Path));
        var items = 0;
        var alive = new List<long>();
        for (var start = ""; start is not null;)
        {
            var page = opened.Ok("Scan", $$"""{"TableName":"Tab"{{start}}}""");
            items += page.GetProperty("Count").GetInt32();
            start = page.TryGetProperty("LastEvaluatedKey", out var last) ? $$""","ExclusiveStartKey":{{last.GetRawText()}}""" : null;
            if (alive.Count < 10 || start is null || items % (ItemsPerMegabyte * 16) == 0)
                alive.Add(GC.GetTotalMemory(forceFullCollection: true) + raw.sqlite3_memory_used());
        }

        Assert.Equal(megabytes * ItemsPerMegabyte, items);
        Assert.InRange(alive.Max() - alive[0], long.MinValue, MostGrowth);
    }

    private static string Batch(int number) => JsonSerializer.Serialize(new
    {
        RequestItems = new
        {
            Tab = Enumerable.Range(0, ItemsPerMegabyte).Select(i => new
            {
                PutRequest = new { Item = new { p = new { S = $"{number}" }, s = new { N = $"{i}" }, v = new { S = new string('v', ItemBytes) } } },
            }),
        },
    });
}
