using System.Text;
using FauxSql.Engine;
using FauxSql.Http;
using FauxSql.Protocol.Backends;
using FauxSql.Transfer.Endpoints;
using FauxSql.Transfer.Relational;

namespace FauxSql.Transfer.Tests.Endpoints;

/// <summary>What cannot be read is said with the table, and what to do.</summary>
public sealed class EndpointProblemTests
{
    [Fact]
    public async Task An_endpoint_without_tables()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        Assert.Contains("has no tables", await ProblemAsync(engine), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prefix_that_no_table_has()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        await LiveTables.CreateAsync(engine, "prod-Notes", "NoteId:S:HASH");
        Assert.Contains("No table of the endpoint begins with 'dev-'. There are: prod-Notes", await ProblemAsync(engine, new EndpointScope { Prefix = "dev-" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_is_not_there()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        Assert.Contains("DescribeTable failed with ResourceNotFoundException", await ProblemAsync(engine, new EndpointScope { Tables = ["Gone"] }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_does_not_answer()
    {
        await using var endpoint = DynamoEndpoint.At("http://127.0.0.1:1");
        Assert.Contains("127.0.0.1:1", await ProblemAsync(endpoint), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_permission_that_is_missing() =>
        Assert.Contains("needs dynamodb:ListTables (or name the tables with --table), DescribeTable", await ProblemAsync(new Refusing()), StringComparison.Ordinal);

    [Fact]
    public async Task A_table_of_several_kinds_is_refused_and_beside_others_left_out()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        await LiveTables.CreateAsync(engine, "App", "PK:S:HASH SK:S:RANGE");
        await LiveTables.PutAsync(engine, "App", """{"PK":{"S":"USER#1"},"SK":{"S":"PROFILE#1"}}""");
        await LiveTables.PutAsync(engine, "App", """{"PK":{"S":"USER#1"},"SK":{"S":"ORDER#7"}}""");
        var problem = await ProblemAsync(engine);
        Assert.Contains("App looks like a table of entities of several kinds: its keys are called PK and SK, and their values begin with ORDER#, PROFILE#, USER#", problem, StringComparison.Ordinal);
        Assert.Contains("table of its own", problem, StringComparison.Ordinal);
        await LiveTables.CreateAsync(engine, "Notes", "NoteId:S:HASH");
        var found = await LiveTables.ScaffoldAsync(engine);
        Assert.Equal(["Note"], found.Schema.Entities.Select(entity => entity.Name));
        Assert.Contains("left out", found.Decisions("App"), StringComparison.Ordinal);
    }

    private static async Task<string> ProblemAsync(IBackend backend, EndpointScope? scope = null) =>
        (await Assert.ThrowsAsync<SourceException>(() => EndpointDrafter.DraftAsync(backend, scope ?? new EndpointScope(), "Source", cancellationToken: TestContext.Current.CancellationToken))).Message;

    private sealed class Refusing : IBackend
    {
        public bool IsLocal => true;

        public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken) => new(new BackendResponse(
            400, "", Encoding.UTF8.GetBytes("""{"__type":"com.amazon.coral.service#AccessDeniedException","Message":"User is not authorized"}""")));
    }
}
