using FauxSql.Tooling.Templates;

namespace FauxSql.Tooling.Tests.Templates;

public sealed class ProjectTemplateTests
{
    public static TheoryData<string> Names { get; } = new(ProjectTemplate.All.Select(template => template.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_project_has_a_model_tests_and_what_builds_them(string template)
    {
        var files = TemplateOf(template).FilesFor("Journal").Select(file => file.Path).ToList();

        Assert.Equal(files.Distinct(StringComparer.OrdinalIgnoreCase), files);
        Assert.Superset(
            new HashSet<string>
            {
                ".gitignore", "global.json", "README.md", "Journal.slnx", "Journal/Journal.csproj", "Journal/JournalDb.cs", "Journal.Tests/Journal.Tests.csproj", "Journal.Tests/JournalTests.cs",
                "Journal.Tests/PatternRuns.cs",
            },
            files.ToHashSet());
        Assert.DoesNotContain("nuget.config", files);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_left_of_the_names_in_the_repository(string template)
    {
        var files = TemplateOf(template).FilesFor("Journal", "/packages");

        Assert.All(files, file => Assert.DoesNotMatch($@"(?i)(namespace|using) {template}\b|\b{template}(Db|Data|Tests|Fixture)\b|Samples\.Tests|(?-i:_Name_)|\$[A-Za-z][\w.]*\$", file.Text + file.Path));
        Assert.Contains(files, file => file.Text.Contains("namespace Journal;", StringComparison.Ordinal));
        Assert.Contains(files, file => file.Text.Contains("namespace Journal.Tests;", StringComparison.Ordinal));
    }

    [Fact]
    public void Packages_are_those_of_this_version_and_those_that_the_tests_need()
    {
        Assert.Contains($"""<PackageReference Include="FauxSql" Version="{ProjectTemplate.Version}" />""", TextOf("empty", "Journal/Journal.csproj"), StringComparison.Ordinal);
        Assert.Matches("""Include="xunit.v3" Version="\d+\.\d+\.\d+" """, TextOf("empty", "Journal.Tests/Journal.Tests.csproj"));
        Assert.DoesNotContain("CsCheck", TextOf("empty", "Journal.Tests/Journal.Tests.csproj"), StringComparison.Ordinal);
        Assert.Contains("CsCheck", TextOf("greenmap", "Journal.Tests/Journal.Tests.csproj"), StringComparison.Ordinal);
        Assert.Contains("value=\"/a &amp; b\"", TextOf("empty", "nuget.config"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_has_the_tests_of_its_sample_and_of_no_other()
    {
        var files = TemplateOf("greenmap").FilesFor("Journal").Select(file => file.Path).ToList();

        Assert.Contains("Journal.Tests/Geo/GeohashTests.cs", files);
        Assert.DoesNotContain(files, file => file.Contains("Shop", StringComparison.Ordinal) || file.Contains("Blog", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1st", "is no C# identifier")]
    [InlineData("", "is no C# identifier")]
    [InlineData("a.b", "is no C# identifier")]
    [InlineData("../x", "is no C# identifier")]
    [InlineData("class", "is a keyword of C#")]
    [InlineData("var", "is a keyword of C#")]
    [InlineData("System", "is a name that the project's code needs")]
    [InlineData("Con", "is no name of a folder on Windows")]
    [InlineData("Order", "is a name in the code of the template shop")]
    [InlineData("Sample", "is a name in the code of the template shop")]
    public void A_name_that_would_not_build_is_refused(string name, string because) =>
        Assert.Contains(because, Assert.Throws<ToolingException>(() => TemplateOf("shop").FilesFor(name)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Shop")]
    [InlineData("shop")]
    [InlineData("Größe")]
    [InlineData("_x1")]
    public void Any_other_name_will_do(string name) => Assert.NotEmpty(TemplateOf("shop").FilesFor(name));

    private static ProjectTemplate TemplateOf(string name) => ProjectTemplate.All.Single(template => template.Name == name);

    private static string TextOf(string template, string path) => TemplateOf(template).FilesFor("Journal", "/a & b").Single(file => file.Path == path).Text;
}
