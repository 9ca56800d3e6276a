using FauxSql.Design.Checks;
using FauxSql.Tooling.Sources;

namespace FauxSql.Cli.Output;

/// <summary>Where findings stand: a line of a source file, or the project where that is unknown.</summary>
internal sealed class FindingPlaces(SourceMap map, string projectFile, string folder)
{
    /// <summary>The file, relative to the current folder if it is in it, and the line, if it is known.</summary>
    public (string File, int? Line) Of(Finding finding)
    {
        var place = map.Find(finding.Place.Type, finding.Place.Member) ?? map.Find(finding.Place.Type, null);
        return (Relative(place?.File ?? projectFile), place?.Line);
    }

    private string Relative(string file)
    {
        var relative = Path.GetRelativePath(folder, file);
        return relative.StartsWith("..", StringComparison.Ordinal) ? file : relative;
    }
}
