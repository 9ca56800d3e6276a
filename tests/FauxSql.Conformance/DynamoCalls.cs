using System.Text;
using System.Text.Json.Nodes;
using FauxSql.Protocol.Backends;

namespace FauxSql.Conformance;

/// <summary>Requests and answers as JSON text, as anyone would send them.</summary>
public static class DynamoCalls
{
    /// <summary>Sends an operation that must succeed.</summary>
    public static async Task<JsonNode> CallAsync(this IBackend backend, string operation, string json)
    {
        var (status, body) = await SendAsync(backend, operation, json);
        Assert.True(status == 200, $"{operation} answered {status}: {body.ToJsonString()}");
        return body;
    }

    /// <summary>Sends an operation that must be refused, and returns the error's name and message.</summary>
    public static async Task<(string Code, string Message, JsonNode Body)> RefuseAsync(this IBackend backend, string operation, string json)
    {
        var (status, body) = await SendAsync(backend, operation, json);
        Assert.True(status == 400, $"{operation} answered {status}: {body.ToJsonString()}");
        var type = (string)body["__type"]!;
        return (type[(type.IndexOf('#') + 1)..], (string?)(body["message"] ?? body["Message"]) ?? "", body);
    }

    private static async Task<(int Status, JsonNode Body)> SendAsync(IBackend backend, string operation, string json)
    {
        using var response = await backend.SendAsync(
            new BackendRequest(operation, Encoding.UTF8.GetBytes(json), CallContext.None), TestContext.Current.CancellationToken);
        return (response.Status, response.Body.IsEmpty ? new JsonObject() : JsonNode.Parse(response.Body.Span)!);
    }
}
