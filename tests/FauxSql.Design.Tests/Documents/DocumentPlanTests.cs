using FauxSql.Design.Documents;

namespace FauxSql.Design.Tests.Documents;

public sealed class DocumentPlanTests
{
    private static readonly DocumentPage Page = new("Order.md", [new DocumentSection("keys", "# Orders\n"), new DocumentSection("patterns", "## Patterns\n")]);

    [Fact]
    public void A_new_page_is_its_sections()
    {
        var change = Assert.Single(Plan([Page]).Changes);
        Assert.Equal(("Order.md", null), (change.File, change.Before));
        Assert.Matches("^<!-- fauxsql:begin keys [0-9a-f]{12} -->\n# Orders\n<!-- fauxsql:end -->\n\n<!-- fauxsql:begin patterns [0-9a-f]{12} -->\n## Patterns\n<!-- fauxsql:end -->\n$", change.After);
    }

    [Fact]
    public void A_page_that_fits_is_left_alone() => Assert.Empty(Plan([Page], ("Order.md", Written(Page))).Changes);

    [Fact]
    public void A_page_with_windows_line_ends_that_fits_keeps_its_text()
    {
        var changed = Page with { Sections = [Page.Sections[0], new DocumentSection("patterns", "## Other patterns\n")] };
        var change = Assert.Single(Plan([changed], ("Order.md", Written(Page).ReplaceLineEndings("\r\n"))).Changes);
        Assert.Equal(Written(changed), change.After);
    }

    [Fact]
    public void What_a_person_wrote_around_and_between_the_sections_stays()
    {
        var written = "Read this first.\n\n" + Written(Page).Replace("end -->\n\n<!-- fauxsql:begin patterns", "end -->\n\nWhy the key is what it is.\n\n<!-- fauxsql:begin patterns", StringComparison.Ordinal) + "\nThe end.\n";
        var changed = Page with { Sections = [new DocumentSection("keys", "# New\n"), Page.Sections[1]] };
        var after = Assert.Single(Plan([changed], ("Order.md", written)).Changes).After!;

        Assert.StartsWith("Read this first.\n\n<!-- fauxsql:begin keys", after, StringComparison.Ordinal);
        Assert.Contains("# New\n<!-- fauxsql:end -->\n\nWhy the key is what it is.\n\n<!-- fauxsql:begin patterns", after, StringComparison.Ordinal);
        Assert.EndsWith("<!-- fauxsql:end -->\n\nThe end.\n", after, StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_that_is_missing_comes_back_behind_the_one_before_it_and_one_that_is_no_more_goes()
    {
        var three = Page with { Sections = [Page.Sections[0], new DocumentSection("indexes", "## Indexes\n"), Page.Sections[1]] };
        Assert.Equal(Written(three), Assert.Single(Plan([three], ("Order.md", Written(Page))).Changes).After);
        Assert.Equal(Written(Page), Assert.Single(Plan([Page], ("Order.md", Written(three))).Changes).After);
    }

    [Fact]
    public void An_edit_of_what_is_generated_is_a_problem_with_its_line_and_nothing_is_written()
    {
        var plan = Plan([Page, new DocumentPage("New.md", Page.Sections)], ("Order.md", Written(Page).Replace("## Patterns", "## My patterns", StringComparison.Ordinal)));
        Assert.Empty(plan.Changes);
        var problem = Assert.Single(plan.Problems);
        Assert.Equal(("Order.md", 6), (problem.File, problem.Line));
        Assert.StartsWith("Order.md(6): The generated section patterns was edited by hand", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# Mine\n", 1, "was not generated")]
    [InlineData("a\n<!-- fauxsql:begin keys 0123456789ab -->\n# Orders\n", 2, "begun and not ended")]
    [InlineData("<!-- fauxsql:end -->\n", 1, "was not begun")]
    public void A_file_that_cannot_be_kept_is_a_problem_with_its_line(string text, int line, string message)
    {
        var plan = Plan([Page], ("Order.md", text));
        Assert.Empty(plan.Changes);
        Assert.Contains(plan.Problems, problem => problem.Line == line && problem.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_section_that_stands_twice_is_a_problem() =>
        Assert.Contains(Plan([Page], ("Order.md", Written(Page) + Written(Page))).Problems, problem => problem.Message.Contains("a second time", StringComparison.Ordinal));

    [Fact]
    public void A_page_whose_entity_is_gone_is_deleted_unless_a_person_wrote_in_it()
    {
        Assert.Equal(new DocumentChange("Order.md", Written(Page), null), Assert.Single(Plan([], ("Order.md", Written(Page))).Changes));
        var problem = Assert.Single(Plan([], ("Order.md", Written(Page) + "\nMine.\n")).Problems);
        Assert.Equal(9, problem.Line);
        Assert.Empty(Plan([], ("notes.md", "# Mine\n")).Problems);
    }

    private static DocumentPlan Plan(IReadOnlyList<DocumentPage> pages, params (string File, string Text)[] existing) =>
        DocumentPlan.Of(pages, existing.ToDictionary(file => file.File, file => file.Text));

    private static string Written(DocumentPage page) => Plan([page]).Changes[0].After!;
}
