namespace FauxSql.Cli.Tests;

/// <summary>How a run of <c>fauxsql</c> ended.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Errors);
