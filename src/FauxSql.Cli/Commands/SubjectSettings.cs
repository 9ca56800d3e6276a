namespace FauxSql.Cli.Commands;

/// <summary>The data subject that a command is about.</summary>
internal sealed record SubjectSettings(DataSettings Data, string Entity, IReadOnlyList<string> Key, bool IsJson);
