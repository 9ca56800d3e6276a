using System.Globalization;
using FauxSql.Engine;
using FauxSql.Http;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Errors;

namespace FauxSql.Conformance.Dynalite.Differential;

/// <summary>Random sequences of requests, answered by the engine and by dynalite alike. The seed is the sequence's number, so a run repeats itself.</summary>
public sealed class DifferentialTests
{
    private const int RequestsInSequence = 60;

    [Fact]
    public async Task The_engine_answers_as_dynalite_does()
    {
        await using var dynalite = DynamoEndpoint.At(await DynaliteServer.AddressAsync());
        await using var engine = EmbeddedDynamo.InMemory();
        for (var seed = 0; seed < Sequences(); seed++)
        {
            var random = new RandomRequests(new Random(seed));
            var sequence = Enumerable.Range(0, RequestsInSequence).Select(_ => random.Next()).ToList();
            if (await DifferenceAsync(engine, dynalite, sequence) is { } difference)
                Assert.Fail($"Sequence {seed}:\n{difference}");
        }
    }

    // FAUXSQL_TEST_SEQUENCES: more of them are worth while now and then.
    private static int Sequences() => int.Parse(Environment.GetEnvironmentVariable("FAUXSQL_TEST_SEQUENCES") ?? "30", CultureInfo.InvariantCulture);

    private static async Task CreateAsync(IBackend backend, string table)
    {
        await backend.CallAsync("CreateTable", RandomRequests.CreateTable.Replace("TABLE", table, StringComparison.Ordinal));
        while ((string?)(await backend.CallAsync("DescribeTable", $$"""{"TableName":"{{table}}"}"""))["Table"]!["TableStatus"] != "ACTIVE")
            await Task.Delay(5);
    }

    private static async Task<string?> DifferenceAsync(IBackend engine, IBackend dynalite, IReadOnlyList<RandomRequest> sequence)
    {
        var table = $"Random-{Guid.NewGuid():N}";
        foreach (var backend in (IBackend[])[engine, dynalite])
            await CreateAsync(backend, table);
        foreach (var first in sequence)
        {
            for (var request = first; request is not null;)
            {
                var (ours, theirs) = (await Answer.OfAsync(engine, request, table), await Answer.OfAsync(dynalite, request, table));
                if (ours != theirs || ours.EndsWith(ErrorCodes.Serialization, StringComparison.Ordinal))
                    return $"{request}\nengine:   {ours}\ndynalite: {theirs}";
                request = request.After(ours);
            }
        }

        return null;
    }
}
