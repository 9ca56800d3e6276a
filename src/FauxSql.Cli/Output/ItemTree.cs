using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FauxSql.Inspection;

namespace FauxSql.Cli.Output;

/// <summary>An item as a tree of lines: each of its attributes, and what is related to it with its attributes in one line.</summary>
internal sealed class ItemTree
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }; // a terminal, not a web page

    private readonly StringBuilder _text = new();

    public string Print(InspectedItem item)
    {
        _text.Append(item.Entity).Append(' ').Append(item.Key);
        var attributes = item.Item.EnumerateObject().ToList();
        var width = attributes.Select(attribute => attribute.Name.Length).DefaultIfEmpty().Max();
        foreach (var (index, attribute) in attributes.Index())
            Line("", index == attributes.Count - 1 && item.Related.Count == 0, $"{attribute.Name.PadRight(width)}  {ValueOf(attribute.Value)}");
        AddRelated("", item.Related);
        return _text.ToString();
    }

    private void AddRelated(string indent, IReadOnlyList<InspectedRelation> related)
    {
        foreach (var (index, relation) in related.Index())
            AddRelation(indent, index == related.Count - 1, relation);
    }

    private void AddRelation(string indent, bool isLast, InspectedRelation relation)
    {
        if (relation is { IsMany: false, Items: [var only] })
        {
            Line(indent, isLast, $"{relation.Name}: {Summary(only)}");
            AddRelated(Below(indent, isLast), only.Related);
            return;
        }

        Line(indent, isLast, $"{relation.Name}: {Found(relation)}");
        foreach (var (index, item) in relation.Items.Index())
        {
            var isLastItem = index == relation.Items.Count - 1 && !relation.HasMore;
            Line(Below(indent, isLast), isLastItem, Summary(item));
            AddRelated(Below(Below(indent, isLast), isLastItem), item.Related);
        }

        if (relation.HasMore)
            Line(Below(indent, isLast), isLast: true, "… and more: --take shows them");
    }

    private void Line(string indent, bool isLast, string text) => _text.Append('\n').Append(indent).Append(isLast ? "└─ " : "├─ ").Append(text);

    private static string Below(string indent, bool isLast) => indent + (isLast ? "   " : "│  ");

    private static string Found(InspectedRelation relation) => relation switch
    {
        { IsMany: true } => $"{(relation.HasMore ? "the first " : "")}{relation.Items.Count} {relation.Entity}",
        { Value: null } => "none",
        _ => $"none: there is no {relation.Entity} for {relation.Value}",
    };

    private static string Summary(InspectedItem item) =>
        $"{item.Entity} {item.Key}  {string.Join(", ", item.Item.EnumerateObject().Select(attribute => $"{attribute.Name}: {ValueOf(attribute.Value)}"))}";

    // Control characters are escaped, so that what is stored cannot write to the terminal.
    private static string ValueOf(JsonElement value) => value.ValueKind == JsonValueKind.String && !value.GetString()!.Any(char.IsControl)
        ? value.GetString()!
        : JsonSerializer.Serialize(value, Compact);
}
