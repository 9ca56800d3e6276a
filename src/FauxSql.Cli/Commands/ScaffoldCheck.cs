using System.Text.RegularExpressions;
using FauxSql.Cli.Output;
using FauxSql.Design.Checks;
using FauxSql.Tooling;
using FauxSql.Tooling.Sources;

namespace FauxSql.Cli.Commands;

/// <summary>What came of building and checking a project that was just made.</summary>
/// <param name="Findings">The findings, or null where there was nothing to check.</param>
/// <param name="Text">The same for people, or why there are none.</param>
/// <param name="IsAsked">Whether it was to be checked.</param>
internal sealed partial record ScaffoldCheck(CheckDocument? Findings, string Text, bool IsAsked = true)
{
    /// <summary>Nobody asked for it.</summary>
    public static ScaffoldCheck None { get; } = new(null, "It was not built and not checked.\n", IsAsked: false);

    /// <summary>Whether the project is as it was promised to be; unknown is not enough where it was asked for.</summary>
    public bool IsFine => Findings is null ? !IsAsked : Findings.Errors == 0;

    /// <summary>Builds a project and looks at its model with all rules.</summary>
    public static async Task<ScaffoldCheck> RunAsync(string path, ProgressLine progress, CancellationToken stop)
    {
        try
        {
            var model = await ProjectModel.ReadAsync(path, progress, stop);
            var report = ModelCheck.Run(model.Schema, new CheckOptions());
            using var map = SourceMap.Read(model.Project.Assembly, model.Project.ProjectFile);
            var places = new FindingPlaces(map, model.Project.ProjectFile, Directory.GetCurrentDirectory());
            return new ScaffoldCheck(CheckDocument.Of(report, places, null), $"It builds. {Heading(report)}{new CheckText(report, null, places, showsNotes: false, Colours.AreShown).Print()}");
        }
        catch (ToolingException problem) when (!stop.IsCancellationRequested)
        {
            return new ScaffoldCheck(null, RestoreError.IsMatch(problem.Message) ? $"It was not checked, because its packages cannot be restored. {problem.Message}\n" : $"It was not checked. {problem.Message}\n");
        }
    }

    private static string Heading(CheckReport report) => report.Findings.Any(finding => finding.Severity > Severity.Note) ? "'fauxsql check' finds:\n\n" : "'fauxsql check' says: ";

    // https://learn.microsoft.com/nuget/reference/errors-and-warnings
    [GeneratedRegex(@"\berror NU\d{4}\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RestoreError { get; }
}
