using BenchmarkDotNet.Attributes;
using FauxSql.Engine;
using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Live;
using FauxSql.Evolution.Planning;
using FauxSql.Layouts;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Benchmarks.InProcess;

/// <summary>A plan for 200 tables that are there, half of which get an index. It has no rival.</summary>
public class PlanBenchmark
{
    private const int Tables = 200;

    private static readonly MultiTableLayout Layout = new();

    private EmbeddedDynamo _engine = null!;

    [GlobalSetup]
    public async Task PrepareAsync()
    {
        _engine = EmbeddedDynamo.InMemory();
        var schema = SchemaOf(indexed: 0);
        await SchemaChange.ApplyAsync(_engine, SchemaPlan.Of(schema, Layout, await LiveState.ReadAsync(_engine, schema, Layout)), new ApplyOptions { Who = "a benchmark" });
    }

    [GlobalCleanup]
    public ValueTask CloseAsync() => _engine.DisposeAsync();

    [Benchmark(Description = "plan for 200 tables")]
    public async Task<int> PlanAsync()
    {
        var schema = SchemaOf(indexed: Tables / 2);
        var plan = SchemaPlan.Of(schema, Layout, await LiveState.ReadAsync(_engine, schema, Layout));
        return plan.Steps.Count == Tables ? plan.Id.Length : throw new InvalidOperationException($"{plan.Steps.Count} steps");
    }

    private static DatabaseSchema SchemaOf(int indexed) => new("BenchDb", Enumerable.Range(0, Tables).Select(number => EntityOf(number, number < indexed)).ToValueList(), []);

    private static EntitySchema EntityOf(int number, bool isIndexed) => new(
        $"Entity{number}", $"Bench.Entity{number}", $"Entities{number}", new KeySchema(["Id"], []),
        [.. new[] { "Id", "Status", "Date", "Total", "Name", "Note", "Owner" }.Select(name => new AttributeSchema(name, name, AttributeKind.String, "string", AttributeRole.None, true, null))],
        isIndexed ? [new IndexSchema("StatusIndex", new KeySchema(["Status"], ["Date"]))] : [],
        [], [], []);
}
