using System.Text;
using System.Text.Json;
using FauxSql.Layouts;
using FauxSql.Protocol.Values;
using FauxSql.Stores;

namespace FauxSql.Cursors;

/// <summary>What a position may be: the key of an item that the query can reach, or one for each shard, or the beginning (null) or end (false) of a shard.</summary>
internal static class PositionRules
{
    public static bool IsOf(ILayout layout, Read.Range query, byte[] position)
    {
        try
        {
            using var document = JsonDocument.Parse(position);
            var routes = layout.RoutesOf(query.Entity, query.Index);
            return routes is [var route] ? IsKey(route, query, document.RootElement) : AreKeys(routes, query, document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or AttributeFormatException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool AreKeys(IReadOnlyList<Route> routes, Read.Range query, JsonElement shards) =>
        shards.ValueKind == JsonValueKind.Array && shards.GetArrayLength() == routes.Count
        && routes.Zip(shards.EnumerateArray(), (route, shard) => shard.ValueKind is JsonValueKind.Null or JsonValueKind.False || IsKey(route, query, shard)).All(isRight => isRight);

    private static bool IsKey(Route route, Read.Range query, JsonElement key)
    {
        var names = route.Key.Attributes.Concat(route.TableKey.Attributes).ToHashSet(StringComparer.Ordinal);
        if (route.Shard is { } shard)
            names.Add(shard.Key);
        if (key.ValueKind != JsonValueKind.Object || key.EnumerateObject().Count() != names.Count)
            return false;
        var values = ItemJson.Parse(Encoding.UTF8.GetBytes(key.GetRawText()));
        return names.SetEquals(values.Keys)
            && route.Key.Attributes.Zip(query.KeyValues, (name, value) => values[name].Equals(value)).All(isEqual => isEqual)
            && (route.Shard is not { } own || values[own.Key].Equals(own.Value));
    }
}
