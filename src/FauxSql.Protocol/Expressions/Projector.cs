using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using FauxSql.Protocol.Values;

namespace FauxSql.Protocol.Expressions;

/// <summary>Cuts items down to the paths of a projection. List elements keep their order and close up.</summary>
public static class Projector
{
    // A few paths are looked for in the item; of many, the item's attributes are looked for among them, so that a page takes no longer.
    private const int FewPaths = 64;

    private static readonly ConditionalWeakTable<ProjectionExpression, ILookup<string, DocumentPath>> Lookups = [];

    /// <summary>Writes the projected part of an item.</summary>
    /// <param name="projection">The projection.</param>
    /// <param name="itemJson">The item.</param>
    /// <param name="output">Where the part is written.</param>
    public static void Project(ProjectionExpression projection, ReadOnlyMemory<byte> itemJson, IBufferWriter<byte> output)
    {
        ItemJson.Write(output, projection.Paths.Length <= FewPaths ? FewParts(projection, itemJson) : ManyParts(projection, itemJson));
    }

    private static List<KeyValuePair<string, AttributeValue>> FewParts(ProjectionExpression projection, ReadOnlyMemory<byte> itemJson)
    {
        var parts = new List<KeyValuePair<string, AttributeValue>>();
        foreach (var paths in projection.Paths.GroupBy(path => path.Attribute, StringComparer.Ordinal))
        {
            if (ItemReader.TryFind(itemJson, paths.Key, out var json)
                && Part(AttributeValue.Parse(json.Span), [.. paths.Select(path => path.Steps)], depth: 1) is { } part)
                parts.Add(new(paths.Key, part));
        }

        return parts;
    }

    private static List<KeyValuePair<string, AttributeValue>> ManyParts(ProjectionExpression projection, ReadOnlyMemory<byte> itemJson)
    {
        var asked = Lookups.GetValue(projection, static p => p.Paths.ToLookup(path => path.Attribute, StringComparer.Ordinal));
        var parts = new List<KeyValuePair<string, AttributeValue>>();
        var reader = new Utf8JsonReader(itemJson.Span, AttributeValueJson.ReaderOptions);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = AttributeValueJson.TextOf(ref reader);
            reader.Read();
            if (!asked.Contains(name))
                reader.Skip();
            else if (Part(AttributeValueJson.Read(ref reader), [.. asked[name].Select(path => path.Steps)], depth: 1) is { } part)
                parts.Add(new(name, part));
        }

        return parts;
    }

    private static AttributeValue? Part(AttributeValue value, ImmutableArray<PathStep>[] paths, int depth)
    {
        if (paths.Any(path => path.Length == depth))
            return value;
        switch (value)
        {
            case AttributeValue.Map map:
                var entries = ImmutableDictionary.CreateBuilder<string, AttributeValue>(StringComparer.Ordinal);
                foreach (var group in paths.Where(path => path[depth].Name is not null).GroupBy(path => path[depth].Name!, StringComparer.Ordinal))
                {
                    if (map.Entries.TryGetValue(group.Key, out var entry) && Part(entry, [.. group], depth + 1) is { } part)
                        entries[group.Key] = part;
                }

                return entries.Count == 0 ? null : new AttributeValue.Map(entries.ToImmutable());
            case AttributeValue.List list:
                var elements = paths.Where(path => path[depth].Name is null && path[depth].Index < list.Elements.Length)
                    .GroupBy(path => path[depth].Index).OrderBy(group => group.Key)
                    .Select(group => Part(list.Elements[group.Key], [.. group], depth + 1)).OfType<AttributeValue>().ToImmutableArray();
                return elements.IsEmpty ? null : new AttributeValue.List(elements);
            default:
                return null;
        }
    }
}
