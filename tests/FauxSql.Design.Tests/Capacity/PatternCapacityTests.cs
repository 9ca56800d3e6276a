using System.Text.Json.Nodes;
using FauxSql.Design.Capacity;
using FauxSql.Engine;

namespace FauxSql.Design.Tests.Capacity;

/// <summary>
/// What the sizes of the items evaluated predict is what the engine charges, for each request of each access pattern. The items are read through the API and their sizes counted by hand.
/// </summary>
public sealed class PatternCapacityTests
{
    [Theory]
    [MemberData(nameof(Models.Names), MemberType = typeof(Models))]
    public async Task Every_pattern_of_the_samples_is_charged_as_predicted(string sample)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var engine = EmbeddedDynamo.InMemory();
        var recorder = new Recorder(engine);
        var database = Models.DatabaseOf(sample, recorder);
        await DatabaseTools.EnsureTablesAsync(database, stop);
        await DatabaseTools.FillAsync(database, scale: 2, cancellationToken: stop);
        var stored = await StoredTables.ReadAsync(engine, stop);
        var patterns = 0;
        await foreach (var run in DatabaseTools.RunPatternsAsync(database, stop))
        {
            var sent = recorder.Sent.TakeLast(run.Requests).ToList(); // before the first, samples are read
            var predicted = CapacityPrediction.None;
            foreach (var (operation, request, charged) in sent)
            {
                var prediction = Predict(stored, operation, request);
                Assert.Equal((run.Pattern, operation, charged), (run.Pattern, operation, prediction.ReadUnits));
                predicted += prediction;
            }

            Assert.NotEmpty(sent);
            Assert.Equal(new CapacityPrediction(run.ReadUnits, 0, false), predicted);
            patterns++;
        }

        Assert.Equal(database.Schema.Patterns.Concat(database.Schema.Entities.SelectMany(entity => entity.Patterns)).Count(pattern => pattern.Status == Schema.AccessPatternStatus.Implemented), patterns);
    }

    private static CapacityPrediction Predict(StoredTables stored, string operation, JsonObject request) => CapacityPrediction.OfRead(
        operation == "Query" ? ReadKind.Page : ReadKind.Items,
        stored.Evaluated(operation, request),
        request["ConsistentRead"]?.GetValue<bool>() ?? false);
}
