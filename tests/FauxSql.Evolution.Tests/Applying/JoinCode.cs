using System.Text;
using System.Text.Json.Nodes;
using FauxSql.Evolution.Applying;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>Code of a model whose attribute B is A and N joined. It does not take an item whose N is 77.</summary>
internal sealed class JoinCode : IItemCode
{
    /// <summary>Is called with each item before its value is computed, as if somebody wrote then.</summary>
    public Func<JsonNode, Task>? Meanwhile { get; init; }

    public async ValueTask<ReadOnlyMemory<byte>> RewriteAsync(string entity, ReadOnlyMemory<byte> item, CancellationToken cancellationToken)
    {
        if (Meanwhile is not null)
            await Meanwhile(JsonNode.Parse(item.Span)!);
        var attributes = JsonNode.Parse(item.Span)!.AsObject();
        Join(attributes);
        return Encoding.UTF8.GetBytes(attributes.ToJsonString());
    }

    public static void Join(JsonObject item)
    {
        item.Remove("B");
        if (ValueOf(item) is { } joined)
            item["B"] = new JsonObject { ["S"] = joined };
    }

    public static string? ValueOf(JsonObject item) => (item["A"]?["S"]?.GetValue<string>(), item["N"]?["N"]?.GetValue<string>()) switch
    {
        (_, "77") => throw new PoisonItemException("seventy-seven brings no luck"),
        (null, _) or (_, null) => null,
        var (a, n) => $"{a}-{n}",
    };
}
