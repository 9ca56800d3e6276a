using System.Text.RegularExpressions;

namespace FauxSql.Tooling.Sources;

/// <summary>The source files of a project, and the lines on which names stand in them. The PDB knows where code is; a declaration stands a little above.</summary>
internal sealed class SourceFolder(string projectFile)
{
    private const string Deterministic = "/_/";
    private const int LinesAbove = 30;

    private readonly Dictionary<string, string[]> _files = new(StringComparer.Ordinal);

    /// <summary>The file on this machine that a deterministic build calls <c>/_/src/Order.cs</c>; any other is where it says.</summary>
    public string Find(string document)
    {
        if (!document.StartsWith(Deterministic, StringComparison.Ordinal))
            return document;
        for (var folder = Path.GetDirectoryName(projectFile); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var file = Path.Combine(folder, document[Deterministic.Length..]);
            if (File.Exists(file))
                return file;
        }

        return document;
    }

    /// <summary>The line with a name, at a place or shortly above it; the place itself if there is none.</summary>
    public SourcePlace WordAbove(SourcePlace place, string name)
    {
        var word = new Regex($@"(?<![\w.]){Regex.Escape(name)}\b", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        var lines = LinesOf(place.File);
        for (var line = Math.Min(place.Line, lines.Length); line > Math.Max(0, place.Line - LinesAbove); line--)
        {
            if (word.IsMatch(lines[line - 1]))
                return place with { Line = line };
        }

        return place;
    }

    /// <summary>Where a file declares a type.</summary>
    public SourcePlace? Declaration(string file, string name)
    {
        var declaration = new Regex($@"^[^/*""]*\b(class|record|struct)\s+(class\s+|struct\s+)?@?{Regex.Escape(name)}\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        var line = Array.FindIndex(LinesOf(file), declaration.IsMatch);
        return line < 0 ? null : new SourcePlace(file, line + 1);
    }

    private string[] LinesOf(string file)
    {
        if (!_files.TryGetValue(file, out var lines))
            _files[file] = lines = File.Exists(file) ? File.ReadAllLines(file) : [];
        return lines;
    }
}
