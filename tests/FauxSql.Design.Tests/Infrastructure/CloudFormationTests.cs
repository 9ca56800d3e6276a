using System.Text.Json.Nodes;
using FauxSql.Design.Infrastructure;
using FauxSql.Engine;
using FauxSql.Layouts;
using FauxSql.Schema;

namespace FauxSql.Design.Tests.Infrastructure;

public sealed class CloudFormationTests
{
    private const int Schemas = 150;

    [Theory]
    [MemberData(nameof(Models.Names), MemberType = typeof(Models))]
    public Task A_template_of_a_sample_makes_the_tables_that_up_makes(string sample) => CompareAsync(Models.Of(sample), new MultiTableLayout());

    [Fact]
    public async Task A_template_of_any_model_makes_the_tables_that_up_makes()
    {
        for (var seed = 0; seed < Schemas; seed++)
        {
            try
            {
                await CompareAsync(RandomSchema.Of(seed), new MultiTableLayout(seed % 2 == 0 ? "dev-" : ""));
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Seed {seed}: {failure.Message}", failure);
            }
        }
    }

    private static async Task CompareAsync(DatabaseSchema schema, MultiTableLayout layout)
    {
        var stop = TestContext.Current.CancellationToken;
        var plan = InfrastructurePlan.Of(schema, layout, new InfrastructureOptions(), []);
        Assert.Empty(plan.Problems);
        await using var deployed = EmbeddedDynamo.InMemory();
        await Deployment.DeployAsync(deployed, plan.Print(InfrastructureFormat.CloudFormation)[0].Text, stop);
        await using var up = EmbeddedDynamo.InMemory();
        await DatabaseTools.EnsureTablesAsync(new AnyDatabase(up, layout, schema), stop);

        var actual = await Deployment.DescribeAsync(deployed, stop);
        var expected = await Deployment.DescribeAsync(up, stop);
        Assert.Equal(expected.Keys, actual.Keys);
        foreach (var (name, table) in actual)
        {
            // Where the data is valuable, and only there, unless the model says it.
            var said = layout.Tables(schema).Single(one => one.Name == name).IsDeletionProtected;
            Assert.Equal(said ?? true, table["DeletionProtectionEnabled"]!.GetValue<bool>());
            Assert.Equal(said ?? false, expected[name]["DeletionProtectionEnabled"]!.GetValue<bool>());
            table["DeletionProtectionEnabled"] = said ?? false;
            Assert.True(JsonNode.DeepEquals(expected[name], table), $"{name}\nup: {expected[name]}\ndeployed: {table}");
        }
    }
}
