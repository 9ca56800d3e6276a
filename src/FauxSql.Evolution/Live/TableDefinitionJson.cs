using System.Text;
using System.Text.Json;
using FauxSql.Layouts;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Evolution.Live;

/// <summary>A table's definition as JSON that is the same for the same definition, whatever order the endpoint names its parts in.</summary>
internal static class TableDefinitionJson
{
    public static string Write(PhysicalTable table) => Encoding.UTF8.GetString(RequestBody.Build(table, static (writer, table) =>
    {
        writer.WriteString("name", table.Name);
        WriteKey(writer, table.Key);
        writer.WriteStartObject("kinds");
        foreach (var (name, kind) in table.KeyKinds.OrderBy(kind => kind.Key, StringComparer.Ordinal))
            writer.WriteString(name, kind.ToCode());
        writer.WriteEndObject();
        writer.WriteStartArray("indexes");
        foreach (var index in table.Indexes.OrderBy(index => index.Name, StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            writer.WriteString("name", index.Name);
            WriteKey(writer, index.Key);
            if (index.Included is { } included)
                WriteNames(writer, "included", included.Order(StringComparer.Ordinal));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (table.TimeToLive is { } expiry)
            writer.WriteString("timeToLive", expiry);
    }).Span);

    public static PhysicalTable Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var table = document.RootElement;
        return new PhysicalTable(
            table.GetProperty("name").GetString()!,
            KeyOf(table),
            [.. table.GetProperty("indexes").EnumerateArray().Select(IndexOf)],
            [.. table.GetProperty("kinds").EnumerateObject().Select(kind => KeyValuePair.Create(kind.Name, AttributeKindNames.FromCode(kind.Value.GetString())!.Value))])
        {
            TimeToLive = table.TryGetProperty("timeToLive", out var expiry) ? expiry.GetString() : null,
        };
    }

    private static IndexSchema IndexOf(JsonElement index) => new(index.GetProperty("name").GetString()!, KeyOf(index))
    {
        Included = index.TryGetProperty("included", out var included) ? NamesOf(included) : null,
    };

    private static KeySchema KeyOf(JsonElement owner) => new(NamesOf(owner.GetProperty("partition")), NamesOf(owner.GetProperty("sort")));

    private static ValueList<string> NamesOf(JsonElement names) => names.EnumerateArray().Select(name => name.GetString()!).ToValueList();

    private static void WriteKey(Utf8JsonWriter writer, KeySchema key)
    {
        WriteNames(writer, "partition", key.Partition);
        WriteNames(writer, "sort", key.Sort);
    }

    private static void WriteNames(Utf8JsonWriter writer, string name, IEnumerable<string> names)
    {
        writer.WriteStartArray(name);
        foreach (var one in names)
            writer.WriteStringValue(one);
        writer.WriteEndArray();
    }
}
