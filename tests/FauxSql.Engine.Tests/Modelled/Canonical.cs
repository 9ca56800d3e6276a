using System.Text.Json;

namespace FauxSql.Engine.Tests.Modelled;

/// <summary>JSON with its attributes and sets in order, so that it can be compared as text.</summary>
internal static class Canonical
{
    public static string Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', json.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal).Select(Member)) + "}",
        JsonValueKind.Array => "[" + string.Join(',', json.EnumerateArray().Select(Of)) + "]",
        JsonValueKind.String => JsonSerializer.Serialize(json.GetString()),
        _ => json.GetRawText(),
    };

    private static string Member(JsonProperty member)
    {
        var value = member.Name is "SS" or "NS" or "BS" && member.Value.ValueKind == JsonValueKind.Array
            ? "[" + string.Join(',', member.Value.EnumerateArray().Select(Of).Order(StringComparer.Ordinal)) + "]"
            : Of(member.Value);
        return $"{JsonSerializer.Serialize(member.Name)}:{value}";
    }
}
