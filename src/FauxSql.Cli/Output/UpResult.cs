using FauxSql.Tooling.Hosting;

namespace FauxSql.Cli.Output;

/// <summary>What <c>up</c> found.</summary>
internal sealed record UpResult(string Database, string Endpoint, IReadOnlyList<TableSize> Tables, IReadOnlyList<PatternReport> Patterns);
