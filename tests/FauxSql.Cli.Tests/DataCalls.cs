using System.Text;
using System.Text.Json.Nodes;
using FauxSql.Engine;
using FauxSql.Protocol.Backends;

namespace FauxSql.Cli.Tests;

/// <summary>Requests to a data file or to an endpoint behind the model's back, as a foreign writer sends them.</summary>
internal static class DataCalls
{
    /// <summary>Opens the data file, and closes it again.</summary>
    public static async Task CallAsync(string data, params (string Operation, string Body)[] calls)
    {
        await using var engine = EmbeddedDynamo.Open(data);
        foreach (var (operation, body) in calls)
            await engine.CallAsync(operation, body);
    }

    public static async Task<JsonNode> CallAsync(this IBackend backend, string operation, string body)
    {
        using var answer = await backend.SendAsync(new BackendRequest(operation, Encoding.UTF8.GetBytes(body), CallContext.None), CancellationToken.None);
        var text = Encoding.UTF8.GetString(answer.Body.Span);
        return answer.IsSuccess ? JsonNode.Parse(text)! : throw new InvalidOperationException(text);
    }

    /// <summary>How many items a table of a data file has.</summary>
    public static async Task<long> CountAsync(string data, string table)
    {
        await using var engine = EmbeddedDynamo.Open(data);
        return await engine.CountAsync(table);
    }

    public static async Task<long> CountAsync(this IBackend backend, string table) =>
        (await backend.CallAsync("DescribeTable", $$"""{"TableName":"{{table}}"}"""))["Table"]!["ItemCount"]!.GetValue<long>();
}
