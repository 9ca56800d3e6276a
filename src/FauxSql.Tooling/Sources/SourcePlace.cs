namespace FauxSql.Tooling.Sources;

/// <summary>A line of a source file.</summary>
/// <param name="File">The file's full path.</param>
/// <param name="Line">The line, counted from 1.</param>
public sealed record SourcePlace(string File, int Line);
