using System.Text;
using System.Text.Json;
using FauxSql.Protocol.Backends;

namespace FauxSql.Transfer.Tests;

/// <summary>What is stored, read by requests of the protocol and nothing else.</summary>
internal static class StoredTables
{
    /// <summary>All items of a table, in the order of their text.</summary>
    public static async Task<IReadOnlyList<string>> ScanAsync(IBackend backend, string table)
    {
        var items = new List<string>();
        var after = "";
        do
        {
            using var answer = await SendAsync(backend, "Scan", $$"""{"TableName":"{{table}}"{{after}}}""");
            items.AddRange(answer.RootElement.GetProperty("Items").EnumerateArray().Select(item => item.GetRawText()));
            after = answer.RootElement.TryGetProperty("LastEvaluatedKey", out var last) ? $",\"ExclusiveStartKey\":{last.GetRawText()}" : "";
        }
        while (after.Length > 0);
        return [.. items.Order(StringComparer.Ordinal)];
    }

    /// <summary>Every table with its items.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> AllAsync(IBackend backend)
    {
        using var answer = await SendAsync(backend, "ListTables", "{}");
        var tables = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var name in answer.RootElement.GetProperty("TableNames").EnumerateArray().Select(name => name.GetString()!).Where(name => !name.StartsWith("_fx.", StringComparison.Ordinal)))
            tables.Add(name, await ScanAsync(backend, name));
        return tables;
    }

    /// <summary>Every table of one database has the items of the other, each value with the same bytes. Attributes and the entries of a map have no order.</summary>
    public static async Task AssertSameAsync(IBackend one, IBackend other)
    {
        var (before, after) = (await AllAsync(one), await AllAsync(other));
        Assert.Equal(before.Keys.Order(StringComparer.Ordinal), after.Keys.Order(StringComparer.Ordinal));
        foreach (var (table, items) in before)
            Assert.Equal(items.Select(Attributes).Order(StringComparer.Ordinal), after[table].Select(Attributes).Order(StringComparer.Ordinal));
    }

    private static string Attributes(string item)
    {
        using var json = JsonDocument.Parse(item);
        return Sorted(json.RootElement);
    }

    private static string Sorted(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => '{' + string.Join(",\n", json.EnumerateObject().Select(entry => JsonSerializer.Serialize(entry.Name) + ':' + Sorted(entry.Value)).Order(StringComparer.Ordinal)) + '}',
        JsonValueKind.Array => '[' + string.Join(',', json.EnumerateArray().Select(Sorted)) + ']',
        _ => json.GetRawText(),
    };

    private static async Task<JsonDocument> SendAsync(IBackend backend, string operation, string body)
    {
        using var response = await backend.SendAsync(new BackendRequest(operation, Encoding.UTF8.GetBytes(body), CallContext.None), TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccess, Encoding.UTF8.GetString(response.Body.Span));
        return JsonDocument.Parse(response.Body.ToArray());
    }
}
