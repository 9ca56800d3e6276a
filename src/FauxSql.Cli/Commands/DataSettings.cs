namespace FauxSql.Cli.Commands;

/// <summary>The data that a command is to work on.</summary>
internal sealed record DataSettings(string Project, string? Data, string? Endpoint);
