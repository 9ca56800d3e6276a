using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FauxSql.Evolution.Applying;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>Code of a model with so many changes, each of which puts a mark behind A and C. None takes an item whose N is 77.</summary>
internal sealed class SuffixCode(int changes) : IItemCode
{
    /// <summary>Is called with each item before it is changed, as if somebody wrote then.</summary>
    public Func<JsonNode, Task>? Meanwhile { get; init; }

    public async ValueTask<ReadOnlyMemory<byte>> RewriteAsync(string entity, ReadOnlyMemory<byte> item, CancellationToken cancellationToken)
    {
        if (Meanwhile is not null)
            await Meanwhile(JsonNode.Parse(item.Span)!);
        return Encoding.UTF8.GetBytes(Changed(JsonNode.Parse(item.Span)!.AsObject()).ToJsonString());
    }

    public JsonObject Changed(JsonObject item)
    {
        if (item["N"]?["N"]?.GetValue<string>() == "77")
            throw new PoisonItemException("seventy-seven brings no luck");
        for (var change = StampOf(item); change < changes; change++)
        {
            foreach (var name in (string[])["A", "C"])
            {
                if (item[name]?["S"]?.GetValue<string>() is { } value)
                    item[name] = new JsonObject { ["S"] = value + "+" };
            }
        }

        item["_fx.change"] = new JsonObject { ["N"] = changes.ToString(CultureInfo.InvariantCulture) };
        return item;
    }

    public static int StampOf(JsonObject item) => item["_fx.change"]?["N"] is { } stamp ? int.Parse(stamp.GetValue<string>(), CultureInfo.InvariantCulture) : 0;
}
