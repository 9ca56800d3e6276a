using System.Reflection;

namespace FauxSql.Conformance.Dynalite;

public sealed class KnownDifferencesTests
{
    private const string Section = "## dynalite";

    [Fact]
    public void Every_difference_is_explained_and_every_explanation_is_needed()
    {
        using var file = typeof(KnownDifferences).Assembly.GetManifestResourceStream("compatibility.md")!;
        using var reader = new StreamReader(file);
        var text = reader.ReadToEnd();
        var rows = text[text.IndexOf(Section, StringComparison.Ordinal)..].Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(2);
        Assert.Equal(KnownDifferences.Headings.Order(StringComparer.Ordinal), rows.Select(row => row.Split('|')[1].Trim()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_difference_names_a_test_that_exists()
    {
        var methods = KnownDifferences.Cases.Select(name => name.Split('(')[0].Split('.'));
        Assert.All(methods, parts => Assert.NotNull(
            Type.GetType($"{typeof(DerivationTests).Namespace}.{parts[0]}")?.GetMethod(parts[1], BindingFlags.Public | BindingFlags.Instance)));
    }
}
