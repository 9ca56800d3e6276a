using System.Text.Json;
using FauxSql.Protocol.Backends;

namespace FauxSql.Design.Tests.Infrastructure;

/// <summary>What AWS asks of policies for a request: an action on a table or an index, with the partition values that it names.</summary>
/// <param name="Action">The action, such as <c>dynamodb:GetItem</c>.</param>
/// <param name="Resource">The ARN.</param>
/// <param name="LeadingKeys">The partition values as text; none for a Scan.</param>
internal sealed record Permission(string Action, string Resource, IReadOnlyList<string> LeadingKeys)
{
    private const string Account = "arn:aws:dynamodb:eu-west-1:111122223333:table/";

    public static string ArnOf(string table) => Account + table;

    /// <param name="request">The request.</param>
    /// <param name="partitionOf">The partition attribute of a table, or of a table/index.</param>
    public static IReadOnlyList<Permission> Of(BackendRequest request, Func<string, string> partitionOf)
    {
        using var document = JsonDocument.Parse(request.Body);
        var body = document.RootElement.Clone();
        return request.Operation switch
        {
            "TransactWriteItems" => [.. from item in body.GetProperty("TransactItems").EnumerateArray() from action in item.EnumerateObject() select OfItem(action.Name + "Item", action.Value)],
            "TransactGetItems" => [.. body.GetProperty("TransactItems").EnumerateArray().Select(item => OfItem("GetItem", item.GetProperty("Get")))],
            "BatchGetItem" => [.. body.GetProperty("RequestItems").EnumerateObject().Select(table => new Permission(
                "dynamodb:BatchGetItem", ArnOf(table.Name), [.. table.Value.GetProperty("Keys").EnumerateArray().Select(key => Text(key.GetProperty(partitionOf(table.Name))))]))],
            "BatchWriteItem" => [.. body.GetProperty("RequestItems").EnumerateObject().Select(table => new Permission(
                "dynamodb:BatchWriteItem", ArnOf(table.Name), [.. table.Value.EnumerateArray().Select(write => Text(KeyOf(write.EnumerateObject().First().Value).GetProperty(partitionOf(table.Name))))]))],
            "Query" => [OfQuery(body)],
            "Scan" => [new Permission("dynamodb:Scan", ArnOf(TargetOf(body, "/index/")), [])],
            _ => [OfItem(request.Operation, body)],
        };

        Permission OfItem(string operation, JsonElement item) =>
            new("dynamodb:" + operation, ArnOf(TargetOf(item, "")), [Text(KeyOf(item).GetProperty(partitionOf(TargetOf(item, ""))))]);

        Permission OfQuery(JsonElement query)
        {
            var attribute = partitionOf(TargetOf(query, "/"));
            var name = query.TryGetProperty("ExpressionAttributeNames", out var names) ? names.EnumerateObject().FirstOrDefault(pair => pair.Value.ValueEquals(attribute)).Name ?? attribute : attribute;
            var words = query.GetProperty("KeyConditionExpression").GetString()!.Split([' ', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
            var value = words[Array.IndexOf(words, name) + 2];
            return new("dynamodb:Query", ArnOf(TargetOf(query, "/index/")), [Text(query.GetProperty("ExpressionAttributeValues").GetProperty(value))]);
        }
    }

    private static string TargetOf(JsonElement request, string separator) =>
        request.GetProperty("TableName").GetString() + (separator.Length > 0 && request.TryGetProperty("IndexName", out var index) ? separator + index.GetString() : "");

    private static JsonElement KeyOf(JsonElement write) => write.TryGetProperty("Key", out var key) ? key : write.GetProperty("Item");

    private static string Text(JsonElement value) => value.EnumerateObject().First().Value.ToString();
}
