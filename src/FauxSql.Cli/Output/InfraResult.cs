using FauxSql.Cli.Commands;
using FauxSql.Design.Infrastructure;

namespace FauxSql.Cli.Output;

/// <summary>What <c>infra --json</c> prints.</summary>
/// <param name="Database">The name of the database class.</param>
/// <param name="Format">The language.</param>
/// <param name="Folder">Where the files were written, or null.</param>
/// <param name="Tables">The physical names of the tables.</param>
/// <param name="Policies">The policies, by name, with what they are for.</param>
/// <param name="Findings">What a person should know.</param>
/// <param name="Files">The files, with their text where they were written nowhere.</param>
internal sealed record InfraResult(
    string Database,
    string Format,
    string? Folder,
    IReadOnlyList<string> Tables,
    IReadOnlyDictionary<string, string> Policies,
    IReadOnlyList<InfrastructureNote> Findings,
    IReadOnlyList<InfraResult.File> Files)
{
    public static InfraResult Of(InfraSettings settings, InfrastructurePlan plan, IReadOnlyList<InfrastructureFile> files, IReadOnlyList<string> written) => new(
        plan.Database,
        settings.Format.ToString(),
        settings.Folder,
        [.. plan.Tables.Select(table => table.Physical.Name)],
        plan.Policies.ToDictionary(policy => policy.Id, policy => policy.Description, StringComparer.Ordinal),
        plan.Findings,
        [.. files.Select(file => new File(file.Name, settings.Folder is null ? null : written.Contains(file.Name), settings.Folder is null ? file.Text : null))]);

    /// <param name="Name">The file's name.</param>
    /// <param name="Written">Whether it was written, or belongs to people already and was kept; null when there is no folder.</param>
    /// <param name="Text">What it holds, when there is no folder.</param>
    internal sealed record File(string Name, bool? Written, string? Text);
}
