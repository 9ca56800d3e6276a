using System.Text;
using System.Text.Json.Nodes;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Errors;

namespace FauxSql.Conformance.Dynalite.Differential;

/// <summary>An answer in a form in which two engines that agree are equal: sets and unordered lists sorted, an error by its name.</summary>
internal static class Answer
{
    private static readonly string[] Sets = ["SS", "NS", "BS"];

    public static async Task<string> OfAsync(IBackend backend, RandomRequest request, string table)
    {
        var body = Encoding.UTF8.GetBytes(InTable(request.Body, table));
        using var response = await backend.SendAsync(new BackendRequest(request.Operation, body, CallContext.None), TestContext.Current.CancellationToken);
        if (!response.IsSuccess)
            return $"{response.Status} {ServiceError.Read(response.Body).Code}";
        string[] unordered = request.Unordered is { } member ? [.. Sets, InTable(member, table)] : Sets;
        return Canonical(JsonNode.Parse(response.Body.Span), name: "", unordered)!.ToJsonString();
    }

    private static string InTable(string text, string table) => text.Replace("TABLE", table, StringComparison.Ordinal);

    private static JsonNode? Canonical(JsonNode? node, string name, string[] unordered) => node switch
    {
        JsonObject members => new JsonObject(members
            .Where(member => member is not { Key: "Attributes", Value: JsonObject { Count: 0 } }) // dynalite's way to say nothing
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Canonical(member.Value, member.Key, unordered)))),
        JsonArray elements when unordered.Contains(name, StringComparer.Ordinal) => new JsonArray([.. Each(elements, unordered)
            .OrderBy(element => element?.ToJsonString(), StringComparer.Ordinal)]),
        JsonArray elements => new JsonArray([.. Each(elements, unordered)]),
        _ => node?.DeepClone(),
    };

    private static IEnumerable<JsonNode?> Each(JsonArray elements, string[] unordered) =>
        elements.Select(element => Canonical(element, name: "", unordered));
}
