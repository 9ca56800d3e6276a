using System.Text;
using System.Text.Json;
using FauxSql.Protocol.Backends;

namespace FauxSql.Cli.Output;

/// <summary>Asks a backend how much the tables of a model hold.</summary>
internal static class TableSizes
{
    public static async Task<IReadOnlyList<TableSize>> ReadAsync(IBackend backend, IReadOnlyList<string> tables, CancellationToken cancellationToken)
    {
        var sizes = new List<TableSize>();
        foreach (var name in tables)
        {
            var body = JsonSerializer.Serialize(new { TableName = name });
            using var answer = await backend.SendAsync(
                new BackendRequest("DescribeTable", Encoding.UTF8.GetBytes(body), CallContext.None), cancellationToken);
            using var document = JsonDocument.Parse(answer.Body);
            if (document.RootElement.TryGetProperty("Table", out var table))
                sizes.Add(new TableSize(name, table.GetProperty("ItemCount").GetInt64(), table.GetProperty("TableSizeBytes").GetInt64()));
        }

        return sizes;
    }
}
