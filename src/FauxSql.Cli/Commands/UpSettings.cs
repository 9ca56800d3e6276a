namespace FauxSql.Cli.Commands;

/// <summary>What was asked of <c>up</c>.</summary>
internal sealed record UpSettings(string Project, string? Data, int Port, int Scale, bool Once);
