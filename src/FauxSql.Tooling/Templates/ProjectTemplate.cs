using System.Globalization;
using System.Reflection;
using System.Security;
using System.Text.RegularExpressions;

namespace FauxSql.Tooling.Templates;

/// <summary>A project to begin with: a model with access patterns and sample data, and its tests.</summary>
public sealed partial class ProjectTemplate
{
    private const string PlaceOfName = "_Name_";
    private const string ModelProject = $"{PlaceOfName}/{PlaceOfName}.csproj";
    private const string PackageSource = "nuget.config";
    private const string PropertyTests = "CsCheck"; // used by the tests of some templates only

    private readonly string _sample;

    private ProjectTemplate(string sample) => _sample = sample;

    /// <summary>All templates; the first is the smallest.</summary>
    public static IReadOnlyList<ProjectTemplate> All { get; } = [.. TemplateSources.Samples.Select(sample => new ProjectTemplate(sample))];

    /// <summary>The version of the packages that a project refers to: that of this assembly.</summary>
    public static string Version { get; } = typeof(ProjectTemplate).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>What it is called, in lower case.</summary>
    public string Name => _sample.ToLower(CultureInfo.InvariantCulture);

    /// <summary>The files of a new project.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="packages">A folder that holds FauxSql's packages, or <see langword="null"/> when they come from the usual sources.</param>
    /// <exception cref="ToolingException">The name will not do; the message says why.</exception>
    public IReadOnlyList<ProjectFile> FilesFor(string name, string? packages = null)
    {
        ProjectName.Check(name);
        var (model, tests) = (TemplateSources.Of(_sample), TemplateSources.TestsOf(_sample));
        if (char.IsUpper(name[0]) && model.Concat(tests).Any(file => Code.Uses(Renamed(file.Text, ""), name))) // types and members; a local name hides the namespace
            throw ProjectName.Refusal(name, $"is a name in the code of the template {Name}");

        var usesProperties = tests.Any(file => file.Text.Contains($"using {PropertyTests};", StringComparison.Ordinal));
        return
        [
            .. TemplateSources.Surroundings().Where(file => packages is not null || file.Path != PackageSource).Select(file => Filled(file, name, packages, usesProperties)),
            .. model.Select(file => new ProjectFile($"{name}/{Renamed(file.Path, name)}", Renamed(file.Text, name))),
            .. tests.Select(file => new ProjectFile($"{name}.Tests/{Renamed(file.Path, name)}", Renamed(file.Text, name))),
        ];
    }

    /// <summary>The files of a project that holds a model and nothing else.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="model">The model.</param>
    /// <param name="packages">A folder that holds FauxSql's packages, or <see langword="null"/> when they come from the usual sources.</param>
    /// <exception cref="ToolingException">The name will not do; the message says why.</exception>
    public static IReadOnlyList<ProjectFile> FilesAround(string name, IEnumerable<ProjectFile> model, string? packages = null)
    {
        ProjectName.Check(name);
        return
        [
            .. TemplateSources.Surroundings().Where(file => file.Path == ModelProject || (packages is not null && file.Path == PackageSource))
                .Select(file => Filled(file, name, packages, usesProperties: false)).Select(file => file with { Path = file.Path[(file.Path.LastIndexOf('/') + 1)..] }),
            .. model,
        ];
    }

    // The sample's namespace, that of its tests, and the classes that are called after it.
    private string Renamed(string text, string name) => Regex.Replace(
        text.Replace(TemplateSources.TestNamespace, $"{name}.Tests", StringComparison.Ordinal),
        $@"(?<=\b(namespace|using) ){_sample}\b|\b{_sample}(?=(Db|Data|Fixture|(Pattern)?Tests)\b)",
        name,
        RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1));

    private static ProjectFile Filled(ProjectFile file, string name, string? packages, bool usesProperties) => new(
        file.Path.Replace(PlaceOfName, name, StringComparison.Ordinal),
        Place.Replace(usesProperties ? file.Text : PropertyReference.Replace(file.Text, ""), place => place.Groups["of"].Value switch
        {
            "FauxSql" => Version,
            "Packages" => SecurityElement.Escape(packages!),
            var package => VersionOf(package),
        }).Replace(PlaceOfName, name, StringComparison.Ordinal));

    private static string VersionOf(string package) =>
        typeof(ProjectTemplate).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(version => version.Key == package).Value!;

    [GeneratedRegex(@"\$(?<of>[\w.]+)\$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place { get; }

    [GeneratedRegex($@" *<PackageReference Include=""{PropertyTests}"".*\n", RegexOptions.None, 1000)]
    private static partial Regex PropertyReference { get; }
}
