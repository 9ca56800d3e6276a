using System.Text.RegularExpressions;

namespace FauxSql.Tooling.Templates;

/// <summary>The sources that templates are made of, which travel in this assembly: the repository's samples, their tests, and what surrounds them.</summary>
internal static class TemplateSources
{
    /// <summary>The namespace of the samples' tests.</summary>
    public const string TestNamespace = "Samples.Tests";

    private const string SkeletonSuffix = ".template";

    /// <summary>The samples that are templates, the smallest first.</summary>
    public static IReadOnlyList<string> Samples { get; } = ["Empty", "Blog", "Shop", "Saas", "GreenMap"];

    /// <summary>The sources of a sample.</summary>
    public static IReadOnlyList<ProjectFile> Of(string sample) => Read($"samples/{sample}/");

    /// <summary>The tests of a sample and what they share with others, which is all that uses no other sample.</summary>
    public static IReadOnlyList<ProjectFile> TestsOf(string sample) =>
        [.. Read("tests/").Where(file => !Samples.Any(other => other != sample && Regex.IsMatch(file.Text, $@"^using {other}\b", RegexOptions.Multiline, TimeSpan.FromSeconds(1))))];

    /// <summary>Projects, solution and settings.</summary>
    public static IReadOnlyList<ProjectFile> Surroundings() => [.. Read("skeleton/").Select(file => file with { Path = file.Path[..^SkeletonSuffix.Length] })];

    private static List<ProjectFile> Read(string prefix)
    {
        var assembly = typeof(TemplateSources).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Select(resource => (Resource: resource, Path: resource.Replace('\\', '/')))
                .Where(file => file.Path.StartsWith(prefix, StringComparison.Ordinal))
                .OrderBy(file => file.Path, StringComparer.Ordinal)
                .Select(file => new ProjectFile(file.Path[prefix.Length..], TextOf(assembly.GetManifestResourceStream(file.Resource)!))),
        ];
    }

    private static string TextOf(Stream resource)
    {
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
