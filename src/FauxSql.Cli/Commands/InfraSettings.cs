using FauxSql.Design.Infrastructure;

namespace FauxSql.Cli.Commands;

/// <summary>What <c>infra</c> was asked to do.</summary>
/// <param name="Project">The project, as it was named.</param>
/// <param name="Format">The language.</param>
/// <param name="Folder">Where the files go, or null for standard output.</param>
/// <param name="Prefix">What stands before the names of the tables.</param>
/// <param name="Options">What the model does not say.</param>
/// <param name="IsJson">Whether one JSON document is printed.</param>
internal sealed record InfraSettings(string Project, InfrastructureFormat Format, string? Folder, string Prefix, InfrastructureOptions Options, bool IsJson);
