using System.Collections.Concurrent;
using BenchmarkDotNet.Attributes;
using FauxSql.Benchmarks.Model;
using FauxSql.Engine;
using FauxSql.Protocol.Backends;
using FauxSql.Schema;
using FauxSql.Transfer.Sources;

namespace FauxSql.Benchmarks.InProcess;

/// <summary>Items with a unique value, which is claimed in the same transaction: the rival is the engine's rate of the same transactions.</summary>
public class ImportOfUniqueItemsBenchmark : ImportBenchmark
{
    private const string Unique = nameof(Invoice.InvoiceId);

    private protected override string Operation => "TransactWriteItems";

    [Benchmark(Baseline = true, Description = "TransactWriteItems of 25 items and their claims, finished requests", OperationsPerInvoke = Invoices.Count)]
    public Task Requests() => SendAsync();

    [Benchmark(Description = "import of JSON lines", OperationsPerInvoke = Invoices.Count)]
    public Task JsonLines() => ImportAsync(ImportKind.Jsonl, "jsonl");

    [Benchmark(Description = "import of SQLite", OperationsPerInvoke = Invoices.Count)]
    public Task Sqlite() => ImportAsync(ImportKind.Sqlite, "bench.db");

    private protected override DatabaseSchema SchemaOf(DatabaseSchema schema) =>
        schema with { Entities = schema.Entities.Select(entity => entity.Name == nameof(Invoice) ? WithUnique(entity) : entity).ToValueList() };

    private static EntitySchema WithUnique(EntitySchema entity) => entity with
    {
        Attributes = entity.Attributes.Select(attribute => attribute.Name == Unique ? attribute with { Unique = new UniqueSchema(null, false, false), Role = AttributeRole.Unique } : attribute).ToValueList(),
    };

    // Whoever claims unique values sends these requests; how else they could be said is another question.
    private protected override async Task<byte[][]> RequestsAsync()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        var sent = new ConcurrentQueue<byte[]>();
        await ImportAsync(new Listener(engine, request =>
        {
            if (request.Operation == Operation)
                sent.Enqueue(request.Body.ToArray());
        }), ImportKind.Jsonl, "jsonl");
        return [.. sent];
    }

    private sealed class Listener(IBackend inner, Action<BackendRequest> heard) : IBackend
    {
        public bool IsLocal => inner.IsLocal;

        public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
        {
            heard(request);
            return inner.SendAsync(request, cancellationToken);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
