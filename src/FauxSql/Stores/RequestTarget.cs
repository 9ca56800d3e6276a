using System.Text.Json;

namespace FauxSql.Stores;

/// <summary>Says which tables and index a request is about.</summary>
internal static class RequestTarget
{
    public static string Of(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        if (root.TryGetProperty("RequestItems", out var batch))
            return Joined(batch.EnumerateObject().Select(table => table.Name));
        if (root.TryGetProperty("TransactItems", out var actions))
            return Joined(actions.EnumerateArray().SelectMany(action => action.EnumerateObject()).Select(action => TableOf(action.Value)));
        return root.TryGetProperty("IndexName", out var index) ? $"{TableOf(root)}/{index.GetString()}" : TableOf(root);
    }

    private static string TableOf(JsonElement request) => request.TryGetProperty("TableName", out var table) ? table.GetString()! : "";

    private static string Joined(IEnumerable<string> tables) => string.Join(", ", tables.Distinct(StringComparer.Ordinal));
}
