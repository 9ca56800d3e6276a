using FauxSql.Design.Documents;
using FauxSql.Schema;

namespace FauxSql.Design.Tests.Documents;

public sealed class ModelJobsTests
{
    [Theory]
    [InlineData("Shop", "checkout")]
    [InlineData("GreenMap", "search")]
    public async Task Pages_of_the_samples_are_the_approved_ones(string sample, string job)
    {
        var page = ModelJobs.PageOf(Models.Of(sample), job, await Models.RunsOfAsync(sample, TestContext.Current.CancellationToken));
        GoldenFile.Check($"{sample}/{page.File}", DocumentPlan.Of([page], new Dictionary<string, string>()).Changes[0].After!);
    }

    [Fact]
    public void Without_runs_the_methods_are_named_and_what_they_read_is_not_known() =>
        Assert.Contains("once the project has sample data", ModelJobs.PageOf(Models.Of("Shop"), "checkout", []).Sections[0].Text, StringComparison.Ordinal);

    [Fact]
    public void What_a_pattern_that_writes_would_take_is_shown_and_said_to_be_no_measurement()
    {
        var shop = Models.Of("Shop");
        var method = shop.Patterns.Single(pattern => pattern.Job == "checkout");
        PatternRun run = new("Order", method.Description, "Orders/key, OrderItems/key", 1, 1, 0, 0, 0) { IsWrite = true };

        Assert.Contains(" of Orders/key, OrderItems/key: 1 request, 1 round trip\n", string.Concat(ModelJobs.PageOf(shop, "checkout", [run]).Sections.Select(section => section.Text)), StringComparison.Ordinal);
        Assert.Contains("A pattern that writes is not run", string.Concat(ModelDocuments.Of(shop, [run])[0].Sections.Select(section => section.Text)), StringComparison.Ordinal);
        Assert.DoesNotContain("A pattern that writes is not run", string.Concat(ModelDocuments.Of(shop, [run with { IsWrite = false }])[0].Sections.Select(section => section.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_job_is_refused_with_those_that_there_are()
    {
        Assert.Equal("There is no job 'x' in ShopDb. There are: checkout, support.", Assert.Throws<ArgumentException>(() => ModelJobs.PageOf(Models.Of("Shop"), "x", [])).Message);
        Assert.StartsWith("No access pattern of BlogDb names a job.", Assert.Throws<ArgumentException>(() => ModelJobs.PageOf(Models.Of("Blog"), "x", [])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Jobs_have_files_of_their_own_whatever_they_are_called()
    {
        var shop = Models.Of("Shop");
        var model = shop with { Patterns = new[] { "Check out", "check-out!", "#1", "é", "日本" }.Select(job => shop.Patterns[0] with { Job = job }).ToValueList() };

        Assert.Equal(["jobs/1.md", "jobs/check-out.md", "jobs/check-out-2.md", "jobs/job.md", "jobs/job-2.md"], ModelJobs.Of(model).Select(job => ModelJobs.FileOf(model, job)));
    }
}
