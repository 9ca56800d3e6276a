using FauxSql.Engine;
using FauxSql.Http;
using FauxSql.Server;
using FauxSql.Transfer.Exporting;
using FauxSql.Transfer.Sources;
using FauxSql.Transfer.Tests.Importing;
using FauxSql.Transfer.Tests.Models;

namespace FauxSql.Transfer.Tests;

/// <summary>Imports and exports over HTTP do the same as in this process.</summary>
public sealed class HttpTests
{
    [Fact]
    public async Task Items_go_out_and_in()
    {
        using var folder = new TransferFolder();
        await using var engine = EmbeddedDynamo.InMemory();
        var schema = (await SampleDatabase.FillAsync("Shop", engine)).Schema;
        await using var source = await Remote.StartAsync(engine);
        await folder.ExportAsync(engine, schema, "near", ExportFormat.Jsonl);
        await folder.ExportAsync(source.Endpoint, schema, "far", ExportFormat.Jsonl);
        foreach (var file in Directory.GetFiles(folder.PathOf("near")))
            Assert.Equal(await LinesOf(file), await LinesOf(Path.Combine(folder.PathOf("far"), Path.GetFileName(file))));

        await using var other = EmbeddedDynamo.InMemory();
        await using var target = await Remote.StartAsync(other);
        await folder.ImportAsync(target.Endpoint, schema, ImportKind.Jsonl, folder.PathOf("far"));
        await StoredTables.AssertSameAsync(engine, other);
    }

    [Fact]
    public async Task Rows_are_rejected_as_in_this_process()
    {
        using var near = new TransferFolder();
        MixedSource.Write(near, readings: 4000);
        await using var expected = EmbeddedDynamo.InMemory();
        var schema = new BranchDb(expected).Schema;
        await near.ImportAsync(expected, schema, ImportKind.Csv, near.PathOf("csv"));
        using var far = new TransferFolder();
        await using var engine = EmbeddedDynamo.InMemory();
        await using var remote = await Remote.StartAsync(engine);
        await far.ImportAsync(remote.Endpoint, schema, ImportKind.Csv, near.PathOf("csv"));
        Assert.NotEmpty(far.RejectLines);
        Assert.Equal(near.RejectLines, far.RejectLines);
        Assert.Equal(await StoredTables.AllAsync(expected), await StoredTables.AllAsync(engine));
    }

    private static async Task<IEnumerable<string>> LinesOf(string file) => (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Order(StringComparer.Ordinal);

    private sealed class Remote(DynamoServer server) : IAsyncDisposable
    {
        public FauxSql.Protocol.Backends.IBackend Endpoint { get; } = DynamoEndpoint.At(server.Address.ToString());

        public static async Task<Remote> StartAsync(EmbeddedDynamo engine) => new(await DynamoServer.StartAsync(engine, cancellationToken: TestContext.Current.CancellationToken));

        public async ValueTask DisposeAsync()
        {
            await ((IAsyncDisposable)Endpoint).DisposeAsync();
            await server.DisposeAsync();
        }
    }
}
