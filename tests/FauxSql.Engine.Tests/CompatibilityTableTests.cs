using System.Runtime.CompilerServices;
using FauxSql.Server;

namespace FauxSql.Engine.Tests;

/// <summary>docs/compatibility.md has every operation of the API, and says of those that the engine has, and only of those, that they are supported.</summary>
public sealed class CompatibilityTableTests
{
    [Fact]
    public void Every_operation_stands_in_the_compatibility_table_once()
    {
        using var engine = EmbeddedDynamo.InMemory();
        var rows = Rows().ToList();
        Assert.Equal(OperationNames.All.Order(StringComparer.Ordinal), rows.Select(r => r.Operation).Order(StringComparer.Ordinal));
        Assert.Equal(engine.Operations.Order(StringComparer.Ordinal), rows.Where(r => r.State == "supported").Select(r => r.Operation).Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Contains(row.State, (string[])["supported", "not there"]));
    }

    [Fact]
    public void Operations_that_are_not_there_are_unknown()
    {
        using var dynamo = new Dynamo();
        var missing = Rows().Where(r => r.State == "not there").ToList();
        Assert.NotEmpty(missing);
        foreach (var (operation, _) in missing)
            Assert.StartsWith("UnknownOperationException", dynamo.Fail(operation, "{}"), StringComparison.Ordinal);
    }

    private static IEnumerable<(string Operation, string State)> Rows([CallerFilePath] string here = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "docs", "compatibility.md");
        return File.ReadLines(file)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| Operation", StringComparison.Ordinal) && !line.StartsWith("| ---", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .SelectMany(cells => cells[1].Split(", ").Select(operation => (operation, cells[2])));
    }
}
