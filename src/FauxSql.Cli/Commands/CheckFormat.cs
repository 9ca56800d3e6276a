namespace FauxSql.Cli.Commands;

/// <summary>How findings are printed.</summary>
internal enum CheckFormat
{
    Text,
    Json,
    Sarif,
}
