using System.Xml;
using System.Xml.Linq;

namespace FauxSql.Tooling.Projects;

/// <summary>The files a project is built from, its referenced projects' included: how many they are and when the newest was written.</summary>
/// <param name="Files">The number of files, so that a deleted one is noticed.</param>
/// <param name="Newest">When the newest was written, in UTC.</param>
internal sealed record BuildInputs(int Files, DateTime Newest)
{
    private static readonly string[] Extensions = [".cs", ".csproj", ".props", ".targets", ".json", ".resx", ".razor", ".txt", ".config", ".editorconfig"];
    private static readonly string[] Shared =
        ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", "nuget.config", ".editorconfig"];

    public static BuildInputs Of(string projectFile)
    {
        var inputs = new Dictionary<string, DateTime>(StringComparer.Ordinal);
        AddProject(projectFile, inputs, []);
        return new BuildInputs(inputs.Count, inputs.Count == 0 ? default : inputs.Values.Max());
    }

    private static void AddProject(string projectFile, Dictionary<string, DateTime> inputs, HashSet<string> seen)
    {
        if (!seen.Add(projectFile) || !File.Exists(projectFile))
            return;

        var folder = Path.GetDirectoryName(projectFile)!;
        AddFolder(folder, inputs);
        AddSharedFiles(folder, inputs);
        foreach (var (item, include) in Includes(projectFile))
        {
            var path = Path.GetFullPath(Path.Combine(folder, include.Replace('\\', '/')));
            if (item == "ProjectReference")
                AddProject(path, inputs, seen);
            else
                AddFolder(FixedPartOf(path), inputs);
        }
    }

    private static IEnumerable<(string Item, string Include)> Includes(string projectFile)
    {
        try
        {
            return
            [
                .. from element in XDocument.Load(projectFile).Descendants()
                   where element.Name.LocalName is "ProjectReference" or "Compile" or "AdditionalFiles" or "EmbeddedResource"
                   let include = element.Attribute("Include")?.Value
                   where include is not null && !include.Contains('$', StringComparison.Ordinal)
                   from part in include.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                   select (element.Name.LocalName, part),
            ];
        }
        catch (XmlException)
        {
            return []; // the build reports it better
        }
    }

    private static string FixedPartOf(string path)
    {
        var wildcard = path.IndexOf('*', StringComparison.Ordinal);
        return wildcard < 0 ? Path.GetDirectoryName(path)! : path[..path.LastIndexOf('/', wildcard)];
    }

    private static void AddFolder(string folder, Dictionary<string, DateTime> inputs)
    {
        if (!Directory.Exists(folder))
            return;

        foreach (var file in Directory.EnumerateFiles(folder))
        {
            if (Extensions.Contains(Path.GetExtension(file)))
                inputs[file] = File.GetLastWriteTimeUtc(file);
        }

        foreach (var inner in Directory.EnumerateDirectories(folder))
        {
            if (Path.GetFileName(inner) is not ("bin" or "obj") and [not '.', ..])
                AddFolder(inner, inputs);
        }
    }

    private static void AddSharedFiles(string folder, Dictionary<string, DateTime> inputs)
    {
        for (var above = Path.GetDirectoryName(folder); above is not null; above = Path.GetDirectoryName(above))
        {
            foreach (var file in Shared.Select(name => Path.Combine(above, name)).Where(File.Exists))
                inputs[file] = File.GetLastWriteTimeUtc(file);
        }
    }
}
