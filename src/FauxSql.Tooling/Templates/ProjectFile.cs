namespace FauxSql.Tooling.Templates;

/// <summary>A file of a new project.</summary>
/// <param name="Path">Its path within the project's folder, with slashes.</param>
/// <param name="Text">What it holds.</param>
public sealed record ProjectFile(string Path, string Text);
