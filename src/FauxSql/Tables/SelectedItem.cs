using System.Text.Json;
using FauxSql.Codecs;
using FauxSql.Errors;
using FauxSql.Fields;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Tables;

/// <summary>The part of a stored item that was selected.</summary>
internal readonly struct SelectedItem(EntitySchema entity, ReadOnlyMemory<byte> json)
{
    private static readonly JsonReaderOptions AttributeReading = new() { MaxDepth = 160 };

    /// <summary>What is asked of the service for some paths. Lists come whole, because elements that are picked out close up.</summary>
    public static ProjectionExpression ProjectionOf(IEnumerable<DocumentPath> paths, IEnumerable<string> keys)
    {
        var wanted = paths.Select(ToList).Concat(keys.Select(key => new DocumentPath(key))).Distinct().ToList();
        return new([.. wanted.Where(path => !wanted.Exists(other => !other.Equals(path) && path.Steps.AsSpan().StartsWith(other.Steps.AsSpan())))]);
    }

    /// <summary>What is asked of the service for the keys alone: of the table, and of the index that is read, whose positions have both.</summary>
    public static ProjectionExpression KeysOf(EntitySchema entity, string? index) =>
        ProjectionOf([], [.. entity.Indexes.Where(one => one.Name == index).SelectMany(one => one.Key.Attributes), .. entity.Key.Attributes]);

    /// <summary>The value of an attribute: the default of its type where it is absent and may be.</summary>
    /// <exception cref="StoredItemException">The attribute is missing, or another than the model says.</exception>
    public T ValueOf<T>(Field<T> field)
    {
        try
        {
            if (Find(field.Path) is { } value)
                return Read(field.Codec, value);
        }
        catch (Exception exception) when (exception is AttributeMismatchException or JsonException or InvalidOperationException or FormatException)
        {
            throw Wrong(field.Path, exception.Message, exception);
        }

        var isMissing = field.IsRequired && (field.Path.IsAttribute || Find(new DocumentPath(field.Path.Steps[..^1])) is not null);
        return isMissing ? throw Wrong(field.Path, "it is missing", null) : field.Codec.Absent;
    }

    private static DocumentPath ToList(DocumentPath path)
    {
        var names = path.Steps.TakeWhile(step => step.Name is not null).Count();
        return names == path.Steps.Length ? path : new DocumentPath(path.Steps[..names]);
    }

    private static T Read<T>(ValueCodec<T> codec, ReadOnlyMemory<byte> value)
    {
        var reader = new Utf8JsonReader(value.Span, AttributeReading);
        reader.Read();
        return TypedValue.SkipNull(ref reader) ? codec.Absent : codec.Read(ref reader);
    }

    private ReadOnlyMemory<byte>? Find(DocumentPath path)
    {
        ReadOnlyMemory<byte>? found = ItemReader.TryFind(json, path.Attribute, out var value) ? value : (ReadOnlyMemory<byte>?)null;
        foreach (var step in path.Steps.AsSpan()[1..])
            found = found is { } outer ? Follow(outer, step) : null;
        return found;
    }

    private static ReadOnlyMemory<byte>? Follow(ReadOnlyMemory<byte> value, PathStep step)
    {
        if (step.Name is { } name)
            return ItemReader.TryFind(value, "M", out var map) && ItemReader.TryFind(map, name, out var entry) ? entry : (ReadOnlyMemory<byte>?)null;
        if (!ItemReader.TryFind(value, "L", out var list))
            return null;
        var elements = ResponseReader.CopyElements(list);
        return step.Index < elements.Count ? elements[step.Index] : (ReadOnlyMemory<byte>?)null;
    }

    private StoredItemException Wrong(DocumentPath path, string problem, Exception? cause) =>
        (Shown.IsSensitive(entity, path.Attribute)
            ? new StoredItemException(entity.Name, path.ToString(), cause is null ? problem : "it is not what the model says; it is sensitive, and not shown")
            : new StoredItemException(entity.Name, path.ToString(), problem, cause)).WithKey(Shown.KeyOf(entity, json));
}
