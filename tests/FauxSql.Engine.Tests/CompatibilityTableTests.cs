using System.Runtime.CompilerServices;

namespace FauxSql.Engine.Tests;

/// <summary>docs/compatibility.md has a row for each operation that there is, and only for those says that it is supported.</summary>
public sealed class CompatibilityTableTests
{
    [Fact]
    public void Every_operation_stands_in_the_compatibility_table_once()
    {
        using var engine = EmbeddedDynamo.InMemory();
        var rows = Rows().ToList();
        Assert.NotEmpty(rows);
        Assert.Equal(engine.Operations.Order(StringComparer.Ordinal), rows.Where(r => r.State == "supported").Select(r => r.Operation).Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Contains(row.State, (string[])["supported", "not there"]));
    }

    [Fact]
    public void Operations_that_are_not_there_are_unknown()
    {
        using var dynamo = new Dynamo();
        foreach (var (operation, _) in Rows().Where(r => r.State == "not there"))
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
