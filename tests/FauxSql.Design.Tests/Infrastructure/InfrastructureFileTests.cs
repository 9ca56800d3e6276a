using FauxSql.Design.Infrastructure;
using FauxSql.Engine;
using FauxSql.Layouts;

namespace FauxSql.Design.Tests.Infrastructure;

/// <summary>CI checks the approved files with the tools of each language, and that they all say the same.</summary>
public sealed class InfrastructureFileTests
{
    private static readonly Dictionary<string, InfrastructureFormat> Folders = new(StringComparer.Ordinal)
    {
        ["cloudformation"] = InfrastructureFormat.CloudFormation,
        ["terraform"] = InfrastructureFormat.Terraform,
        ["cdk-typescript"] = InfrastructureFormat.CdkTypeScript,
        ["cdk-csharp"] = InfrastructureFormat.CdkCSharp,
    };

    [Theory]
    [MemberData(nameof(Models.Names), MemberType = typeof(Models))]
    public async Task Files_of_the_samples_are_the_approved_ones(string sample)
    {
        await using var engine = EmbeddedDynamo.InMemory();
        var database = await Models.FillAsync(sample, engine, TestContext.Current.CancellationToken);
        var requests = await DatabaseTools.PlanPatternsAsync(database, TestContext.Current.CancellationToken);
        Check(sample, InfrastructurePlan.Of(database.Schema, new MultiTableLayout(), new InfrastructureOptions { Tenant = sample == "Saas" ? "OrgId" : null }, requests));
    }

    [Fact]
    public void Files_of_a_model_with_everything_are_the_approved_ones() =>
        Check("Everything", InfrastructurePlan.Of(EverythingModel.Schema, new MultiTableLayout("x."), EverythingModel.Options, EverythingModel.Plans));

    [Fact]
    public void Every_file_says_that_it_was_generated()
    {
        var plan = InfrastructurePlan.Of(EverythingModel.Schema, new MultiTableLayout("x."), EverythingModel.Options, EverythingModel.Plans);
        Assert.All(Folders.Values.SelectMany(plan.Print), file => Assert.Contains(InfrastructureFile.Mark, file.Text, StringComparison.Ordinal));
        Assert.All(Folders.Values, format => Assert.False(plan.Print(format)[0].IsScaffold));
    }

    [Fact]
    public void A_file_that_was_changed_is_told_from_one_that_was_formatted()
    {
        var plan = InfrastructurePlan.Of(EverythingModel.Schema, new MultiTableLayout("x."), EverythingModel.Options, EverythingModel.Plans);
        foreach (var text in Folders.Values.Select(format => plan.Print(format)[0].Text))
        {
            Assert.Null(InfrastructureFile.EditedLine(text));
            Assert.Null(InfrastructureFile.EditedLine(text.Replace("\n", "\r\n", StringComparison.Ordinal).Replace("  ", "\t", StringComparison.Ordinal)));
            Assert.InRange(InfrastructureFile.EditedLine(text + "x") ?? 0, 1, 3);
            Assert.NotNull(InfrastructureFile.EditedLine(text.Replace("Customers", "Clients", StringComparison.Ordinal).Replace("x.", "y.", StringComparison.Ordinal)));
        }
    }

    private static void Check(string model, InfrastructurePlan plan)
    {
        Assert.Empty(plan.Problems);
        foreach (var (folder, format) in Folders)
        {
            foreach (var file in plan.Print(format))
                GoldenFile.Check($"{model}/infra/{folder}/{file.Name}", file.Text);
        }

        GoldenFile.Check($"{model}/infra/findings.txt", string.Concat(plan.Findings.Select(finding => $"{finding}\n")));
    }
}
