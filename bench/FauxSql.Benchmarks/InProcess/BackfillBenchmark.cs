using System.Text;
using System.Text.Json.Nodes;
using BenchmarkDotNet.Attributes;
using FauxSql.Benchmarks.Model;
using FauxSql.Engine;
using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Live;
using FauxSql.Evolution.Planning;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Schema;

namespace FauxSql.Benchmarks.InProcess;

/// <summary>All 10,000 items get an attribute. The rival scans in four segments and sends an update of each item, sixteen at a time, without a checkpoint, a plan or a ledger.</summary>
public class BackfillBenchmark
{
    private const int Segments = 4;
    private const int InFlight = 16;

    private static readonly MultiTableLayout Layout = new();

    private EmbeddedDynamo _filled = null!;
    private EmbeddedDynamo _engine = null!;
    private DatabaseSchema _renamed = null!;

    [GlobalSetup]
    public async Task PrepareAsync()
    {
        _filled = EmbeddedDynamo.InMemory();
        var db = new BenchDb(_filled);
        await ApplyAsync(_filled, db.Schema);
        await db.Invoices.PutManyAsync(Invoices.All);
        _renamed = db.Schema with { Entities = db.Schema.Entities.Select(Renamed).ToValueList() };
    }

    [GlobalCleanup]
    public ValueTask CloseAsync() => _filled.DisposeAsync();

    [IterationSetup]
    public void Open() => _engine = _filled.Clone();

    [IterationCleanup]
    public void Close() => _engine.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Benchmark(Baseline = true, Description = "parallel scan and UpdateItem", OperationsPerInvoke = Invoices.Count)]
    public Task Requests() => Parallel.ForEachAsync(Enumerable.Range(0, Segments), async (segment, token) =>
    {
        JsonNode? after = null;
        do
        {
            var page = await SendAsync("Scan", $$"""
                {"TableName":"Invoices","Segment":{{segment}},"TotalSegments":{{Segments}},"Limit":500,"ConsistentRead":true,"ProjectionExpression":"CustomerId,InvoiceId,Note,Remark"{{(after is null ? "" : $",\"ExclusiveStartKey\":{after.ToJsonString()}")}}}
                """);
            await Parallel.ForEachAsync(page["Items"]!.AsArray(), new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = token }, async (item, _) => await SendAsync("UpdateItem", $$"""
                {"TableName":"Invoices","Key":{"CustomerId":{{item!["CustomerId"]!.ToJsonString()}},"InvoiceId":{{item["InvoiceId"]!.ToJsonString()}} },"UpdateExpression":"SET Remark = Note","ConditionExpression":"attribute_exists(Note) AND (attribute_not_exists(Remark) OR Remark <> Note)"}
                """));
            after = page["LastEvaluatedKey"];
        }
        while (after is not null);
    });

    [Benchmark(Description = "a change that was planned, with checkpoints", OperationsPerInvoke = Invoices.Count)]
    public async Task Change()
    {
        if (await ApplyAsync(_engine, _renamed) != Invoices.Count)
            throw new InvalidOperationException("Not all items were changed");
    }

    private static async Task<long> ApplyAsync(EmbeddedDynamo engine, DatabaseSchema schema)
    {
        var plan = SchemaPlan.Of(schema, Layout, await LiveState.ReadAsync(engine, schema, Layout));
        return (await SchemaChange.ApplyAsync(engine, plan, new ApplyOptions { Who = "a benchmark" })).Sum(step => step.Items);
    }

    private static EntitySchema Renamed(EntitySchema entity) => entity with
    {
        Attributes = entity.Attributes.Select(attribute => attribute.Name == "Note" ? attribute with { Name = "Remark", Mirror = "Note" } : attribute).ToValueList(),
    };

    private async Task<JsonNode> SendAsync(string operation, string body)
    {
        using var response = await _engine.SendAsync(new BackendRequest(operation, Encoding.UTF8.GetBytes(body), CallContext.None), CancellationToken.None);
        return response.IsSuccess ? JsonNode.Parse(response.Body.Span)! : throw new InvalidOperationException(Encoding.UTF8.GetString(response.Body.Span));
    }
}
