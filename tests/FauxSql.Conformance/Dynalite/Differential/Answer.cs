using System.Text;
using System.Text.Json.Nodes;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Errors;

namespace FauxSql.Conformance.Dynalite.Differential;

/// <summary>An answer in a form in which two engines that agree are equal: sets and unordered lists sorted, an error by its name.</summary>
internal static class Answer
{
    private static readonly string[] Unordered = ["SS", "NS", "BS"];

    public static async Task<string> OfAsync(IBackend backend, RandomRequest request, string table)
    {
        var body = Encoding.UTF8.GetBytes(request.Body.Replace("TABLE", table, StringComparison.Ordinal));
        using var response = await backend.SendAsync(new BackendRequest(request.Operation, body, CallContext.None), TestContext.Current.CancellationToken);
        return response.IsSuccess
            ? Canonical(JsonNode.Parse(response.Body.Span), name: "", request.Operation, table)!.ToJsonString()
            : $"{response.Status} {ServiceError.Read(response.Body).Code}";
    }

    private static JsonNode? Canonical(JsonNode? node, string name, string operation, string table) => node switch
    {
        JsonObject members => new JsonObject(members
            .Where(member => member is not { Key: "Attributes", Value: JsonObject { Count: 0 } }) // dynalite's way to say nothing
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Canonical(member.Value, member.Key, operation, table)))),
        JsonArray elements => new JsonArray([.. Ordered(elements.Select(element => Canonical(element, "", operation, table)), name, operation, table)]),
        _ => node?.DeepClone(),
    };

    // A scan's order is the engine's own, as is that of a batch, whose items stand under the table's name.
    private static IEnumerable<JsonNode?> Ordered(IEnumerable<JsonNode?> elements, string name, string operation, string table) =>
        Unordered.Contains(name, StringComparer.Ordinal) || (operation is "BatchGetItem" && name == table) || (operation is "Scan" && name is "Items")
            ? elements.OrderBy(element => element?.ToJsonString(), StringComparer.Ordinal)
            : elements;
}
