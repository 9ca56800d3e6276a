using System.Text.Json.Nodes;
using FauxSql.Design.Infrastructure;
using FauxSql.Design.Tests.Infrastructure.Club;
using FauxSql.Engine;
using FauxSql.Layouts;
using FauxSql.Schema;

namespace FauxSql.Design.Tests.Infrastructure;

/// <summary>The policy of an access pattern allows what its requests need, and nothing that none of its runs needs.</summary>
public sealed class PatternPolicyTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Models.Names), MemberType = typeof(Models))]
    public async Task No_pattern_is_denied_and_without_any_one_action_some_run_is(string sample)
    {
        await using var large = EmbeddedDynamo.InMemory();
        await using var small = EmbeddedDynamo.InMemory();
        var database = await Models.FillAsync(sample, large, Stop);
        await Models.FillLittleAsync(sample, small, Stop);
        var plan = InfrastructurePlan.Of(Models.Of(sample), new MultiTableLayout(), new InfrastructureOptions(), await DatabaseTools.PlanPatternsAsync(database, Stop));
        Assert.Empty(plan.Findings);
        var template = JsonNode.Parse(plan.Print(InfrastructureFormat.CloudFormation)[0].Text)!;
        var runs = await DatabaseTools.RunPatternsAsync(database, Stop).ToListAsync(Stop);
        var policies = plan.Policies.Where(policy => policy.Description.StartsWith("Access pattern: ", StringComparison.Ordinal)).ToDictionary(policy => policy.Description, StringComparer.Ordinal);
        Assert.Equal(runs.Count, policies.Count);

        foreach (var (place, run) in runs.Index())
        {
            var statements = PolicyStatement.Read(template, policies["Access pattern: " + run.Pattern].Id + "Policy").ToList();
            Assert.Null(await DenialAsync(sample, large, template, place, statements));
            Assert.Null(await DenialAsync(sample, small, template, place, statements));
            foreach (var less in Fewer(statements))
            {
                Assert.True(
                    await DenialAsync(sample, large, template, place, less) is not null || await DenialAsync(sample, small, template, place, less) is not null,
                    $"{run.Pattern} is allowed more than it needs: {string.Join("; ", statements.Select(statement => $"{string.Join(' ', statement.Actions)} on {string.Join(' ', statement.Resources)}"))}");
            }
        }
    }

    [Theory]
    [InlineData("insert")]
    [InlineData("update")]
    [InlineData("update unique")]
    [InlineData("delete")]
    public async Task A_pattern_that_writes_is_not_denied(string kind)
    {
        await using var engine = EmbeddedDynamo.InMemory();
        var schema = new ClubDb(engine).Schema;
        var pattern = new AccessPatternSchema("Write", AccessPatternStatus.Implemented, AccessPatternSource.Method, "Screens.Write", null);
        var explained = new PatternPlan("Member", pattern, WriteOf(kind, new ClubDb(engine)).Operation.Explain());
        var plan = InfrastructurePlan.Of(schema with { Patterns = [pattern] }, new MultiTableLayout(), new InfrastructureOptions(), [explained]);
        var template = JsonNode.Parse(plan.Print(InfrastructureFormat.CloudFormation)[0].Text)!;
        var backend = new PolicyBackend(engine, template);
        var db = new ClubDb(backend);
        await db.EnsureTablesAsync(Stop);
        await db.Teams.InsertAsync(new Team { TeamId = "T1", Name = "Reds" }, Stop);
        await db.Members.InsertAsync(new Member { MemberId = "M1", TeamId = "T1", Email = "ann@example.com" }, Stop);

        backend.Statements = [.. PolicyStatement.Read(template, plan.Policies.Single(policy => policy.Description == "Access pattern: Write").Id + "Policy")];

        Assert.Null(await Record.ExceptionAsync(WriteOf(kind, db).RunAsync));
    }


    /// <summary>The statements with one action on one resource less, in every way.</summary>
    internal static IEnumerable<IReadOnlyList<PolicyStatement>> Fewer(IReadOnlyList<PolicyStatement> statements) =>
        from statement in statements
        from action in statement.Actions
        from resource in statement.Resources
        select (IReadOnlyList<PolicyStatement>)[
            .. statements.Where(other => other != statement),
            statement with { Actions = [.. statement.Actions.Where(other => other != action)] },
            statement with { Resources = [.. statement.Resources.Where(other => other != resource)] }];

    // The patterns are run one after another; the statements are in force for the one at the place.
    private static async Task<string?> DenialAsync(string sample, EmbeddedDynamo engine, JsonNode template, int place, IReadOnlyList<PolicyStatement> statements)
    {
        var backend = new PolicyBackend(engine, template);
        var database = Models.DatabaseOf(sample, backend);

        // Planning reads the samples that running reads first.
        await DatabaseTools.PlanPatternsAsync(database, Stop);
        backend.Unasked = place == 0 ? backend.Sent : 0;
        await using var runs = DatabaseTools.RunPatternsAsync(database, Stop).GetAsyncEnumerator(Stop);
        try
        {
            for (var run = 0; run <= place; run++)
            {
                backend.Statements = run == place ? statements : null;
                await runs.MoveNextAsync();
            }

            return null;
        }
        catch (DeniedException denied)
        {
            return denied.Message;
        }
    }

    private static (Deferred Operation, Func<Task> RunAsync) WriteOf(string kind, ClubDb db)
    {
        return kind switch
        {
            "insert" => Of(db.Members.Insert(new Member { MemberId = "M2", TeamId = "T1", Email = "bob@example.com" })),
            "update" => Of(db.Members.Update("M1").Add(member => member.Goals, 1)),
            "update unique" => Of(db.Members.Update("M1").Set(member => member.Email, "eve@example.com")),
            _ => Of(db.Members.Delete("M1")),
        };

        static (Deferred Operation, Func<Task> RunAsync) Of<T>(Deferred<T> operation) => (operation, () => operation.RunAsync(Stop));
    }
}
