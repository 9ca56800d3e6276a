using FauxSql.Design.Documents;

namespace FauxSql.Design.Tests.Documents;

public sealed class ModelDocumentsTests
{
    [Theory]
    [MemberData(nameof(Models.Names), MemberType = typeof(Models))]
    public async Task Pages_of_the_samples_are_the_approved_ones(string sample)
    {
        var pages = ModelDocuments.Of(Models.Of(sample), await Models.RunsOfAsync(sample, TestContext.Current.CancellationToken));
        foreach (var change in DocumentPlan.Of(pages, new Dictionary<string, string>()).Changes)
            GoldenFile.Check($"{sample}/{change.File}", change.After!);
    }

    [Fact]
    public void Every_entity_has_a_page_that_the_index_leads_to()
    {
        var model = GeneratedModel.Of(20, seed: 3);
        var pages = ModelDocuments.Of(model, []);
        Assert.Equal(model.Entities.Select(entity => entity.Name + ".md").Prepend("README.md"), pages.Select(page => page.File));
        Assert.All(model.Entities, entity => Assert.Contains($"]({entity.Name}.md)", pages[0].Sections[0].Text, StringComparison.Ordinal));
    }
}
