using System.Buffers;
using System.Collections.Immutable;
using FauxSql.Protocol.Values;

namespace FauxSql.Protocol.Expressions;

/// <summary>Cuts items down to the paths of a projection. List elements keep their order and close up.</summary>
public static class Projector
{
    /// <summary>Writes the projected part of an item.</summary>
    /// <param name="projection">The projection.</param>
    /// <param name="itemJson">The item.</param>
    /// <param name="output">Where the part is written.</param>
    public static void Project(ProjectionExpression projection, ReadOnlyMemory<byte> itemJson, IBufferWriter<byte> output)
    {
        var parts = new List<KeyValuePair<string, AttributeValue>>();
        foreach (var paths in projection.Paths.GroupBy(path => path.Attribute, StringComparer.Ordinal))
        {
            if (ItemReader.TryFind(itemJson, paths.Key, out var json)
                && Part(AttributeValue.Parse(json.Span), [.. paths.Select(path => path.Steps)], depth: 1) is { } part)
                parts.Add(new(paths.Key, part));
        }

        ItemJson.Write(output, parts);
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
