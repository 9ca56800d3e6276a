namespace FauxSql.Cli.Output;

/// <summary>How much a table holds.</summary>
internal sealed record TableSize(string Name, long Items, long Bytes);
