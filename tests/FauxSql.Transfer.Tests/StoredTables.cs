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

    /// <summary>Every table of one database has the items of the other, each attribute with the same bytes; an update puts them into another order than an insert does.</summary>
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
        return string.Join('\n', json.RootElement.EnumerateObject().Select(attribute => $"{attribute.Name} {attribute.Value.GetRawText()}").Order(StringComparer.Ordinal));
    }

    private static async Task<JsonDocument> SendAsync(IBackend backend, string operation, string body)
    {
        using var response = await backend.SendAsync(new BackendRequest(operation, Encoding.UTF8.GetBytes(body), CallContext.None), TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccess, Encoding.UTF8.GetString(response.Body.Span));
        return JsonDocument.Parse(response.Body.ToArray());
    }
}
