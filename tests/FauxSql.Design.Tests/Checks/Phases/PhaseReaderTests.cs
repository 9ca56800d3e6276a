using FauxSql.Design.Checks;
using FauxSql.Design.Checks.Phases;

namespace FauxSql.Design.Tests.Checks.Phases;

public sealed class PhaseReaderTests
{
    private const string Raw = """
        [Table]
        [AccessPattern("Get data", Status = AccessPatternStatus.Planned)]
        public sealed partial record Order
        {
            [PartitionKey] public required string OrderId { get; init; }
            [References<Customer>] public required string CustomerId { get; init; }
        }

        [Table] public sealed partial record Customer { [PartitionKey] public required string CustomerId { get; init; } }
        """;

    public static TheoryData<string, int> SamplePhases => new MatrixTheoryData<string, int>(["Blog", "GreenMap", "Saas", "Shop"], [1, 2, 3]);

    [Theory]
    [MemberData(nameof(SamplePhases))]
    public async Task No_objective_of_a_sample_is_open(string sample, int number)
    {
        var model = Models.Of(sample);
        var runs = number == 3 ? await Models.RunsOfAsync(sample, TestContext.Current.CancellationToken) : [];
        var phase = PhaseReader.Read(number, new PhaseEvidence(model, ModelCheck.Run(model)) { Runs = runs, Tables = "http://127.0.0.1:8000" });
        Assert.Equal(4, phase.Objectives.Count);
        Assert.All(phase.Objectives, objective => Assert.Equal(objective.Title == "Reads and writes tested" ? ObjectiveStatus.Unknown : ObjectiveStatus.Done, objective.Status));
        Assert.All(phase.Objectives, objective => Assert.NotEmpty(objective.Evidence));
    }

    [Theory]
    [InlineData(1, "Access patterns of the current features documented", "FXS203")]
    [InlineData(1, "Relationships between entities understood", "FXS201")]
    [InlineData(2, "Entity-key tables that document the keys", "The key of Order says of no pattern what it is for")]
    [InlineData(2, "Indexes for the other access patterns", "FXS204")]
    [InlineData(2, "Strategies of relationships documented", "FXS201")]
    public void What_a_model_lacks_is_open_and_says_why(int number, string title, string evidence)
    {
        var model = CompiledModel.Of(Raw).Schema;
        var objective = PhaseReader.Read(number, new PhaseEvidence(model, ModelCheck.Run(model))).Objectives.Single(one => one.Title == title);
        Assert.Equal(ObjectiveStatus.Open, objective.Status);
        Assert.Contains(objective.Evidence, line => line.StartsWith(evidence, StringComparison.Ordinal));
    }

    [Fact]
    public void What_nobody_looked_at_is_unknown_and_a_pattern_that_finds_nothing_is_open()
    {
        var model = Models.Of("Shop");
        var evidence = new PhaseEvidence(model, ModelCheck.Run(model));
        Assert.Equal([ObjectiveStatus.Unknown, ObjectiveStatus.Done, ObjectiveStatus.Unknown, ObjectiveStatus.Unknown], PhaseReader.Read(3, evidence).Objectives.Select(objective => objective.Status));
        var validated = PhaseReader.Read(3, evidence with { Runs = [new PatternRun("Order", "Orders of a customer", "CustomerIndex", 1, 1, 0, 0.5, 1)] }).Objectives[3];
        Assert.Equal((ObjectiveStatus.Open, "\"Orders of a customer\" of Order found nothing"), (validated.Status, validated.Evidence[1]));
    }

    [Fact]
    public void A_pattern_that_writes_need_not_find_anything()
    {
        var model = Models.Of("Shop");
        PatternRun written = new("Order", "Place an order", "Orders/key", 1, 1, 0, 0, 0) { IsWrite = true };
        var evidence = new PhaseEvidence(model, ModelCheck.Run(model)) { Runs = [written] };
        Assert.Equal(ObjectiveStatus.Unknown, PhaseReader.Read(3, evidence).Objectives[3].Status);
        var validated = PhaseReader.Read(3, evidence with { Runs = [written, new PatternRun("Order", "Orders of a customer", "CustomerIndex", 1, 1, 3, 0.5, 1)] }).Objectives[3];
        Assert.Equal((ObjectiveStatus.Done, "1 pattern found items of the sample data"), (validated.Status, Assert.Single(validated.Evidence)));
    }
}
