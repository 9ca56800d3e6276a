using System.Collections.Immutable;
using System.Text;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;

namespace FauxSql.Protocol.Expressions;

/// <summary>Applies updates to items. Every right-hand side sees the item as it was before.</summary>
public static class UpdateApplier
{
    private const string InvalidPath = "The document path provided in the update expression is invalid for update";

    /// <summary>AWS's words for an operand whose type does not fit.</summary>
    public const string WrongOperand = "An operand in the update expression has an incorrect data type";

    private const string TooLarge = "Item size to update has exceeded the maximum allowed size";

    // By copying what is in an item, an update can make gigabytes of it. What no request could carry is not even spelt out.
    private const int MostBytes = DynamoLimits.BatchBytes;

    // Beyond this an item is read whole: looking for each name at each attribute takes their product.
    private const int FewNames = 64;

    /// <summary>Applies an update.</summary>
    /// <param name="update">The update.</param>
    /// <param name="itemJson">The item before; at least its key.</param>
    /// <exception cref="ExpressionException">The update does not fit the item.</exception>
    public static UpdateResult Apply(UpdateExpression update, ReadOnlyMemory<byte> itemJson)
    {
        var before = ReadNamed(update, itemJson.Span);
        var after = new Dictionary<string, AttributeValue>(before, StringComparer.Ordinal);
        var values = update.Actions.Select(action => NewValue(action, before)).ToList();

        // Positions mean those of the item before: new elements are appended in the order of their positions, whatever these are, and
        // elements are removed last and from the end.
        var writes = update.Actions.Zip(values, (action, value) => (action.At, Value: value)).OrderBy(write => write.At, ByPosition).ToList();
        foreach (var (path, value) in writes.Where(write => write.Value is not null))
            Write(after, path, value);
        foreach (var (path, _) in writes.Where(write => write.Value is null).Reverse())
            Write(after, path, null);

        var changed = new Dictionary<string, AttributeValue?>(StringComparer.Ordinal);
        foreach (var action in update.Actions)
            changed[action.At.Attribute] = after.GetValueOrDefault(action.At.Attribute);
        var sizeChange = changed.Sum(change => SizeOf(change.Key, change.Value) - SizeOf(change.Key, before.GetValueOrDefault(change.Key)));
        return sizeChange <= MostBytes
            ? new UpdateResult(ItemSplicer.Replace(itemJson.Span, changed), sizeChange, changed)
            : throw new ExpressionException(TooLarge);
    }

    // The rest of the item is neither read nor printed, but taken over as it is.
    private static Dictionary<string, AttributeValue> ReadNamed(UpdateExpression update, ReadOnlySpan<byte> itemJson)
    {
        var names = UpdatePaths.Of(update).Select(path => path.Attribute).Distinct(StringComparer.Ordinal).ToList();
        if (names.Count > FewNames)
            return ItemJson.Parse(itemJson);
        var values = new AttributeValue?[names.Count];
        ItemReader.Find(itemJson, [.. names.Select(Encoding.UTF8.GetBytes)], values);
        var named = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var (name, value) in names.Zip(values))
            if (value is not null)
                named[name] = value;
        return named;
    }

    private static int SizeOf(string name, AttributeValue? value) => value is null ? 0 : Encoding.UTF8.GetByteCount(name) + value.SizeInBytes;

    // The first position in which two paths differ decides; where names differ, the order does not matter.
    private static readonly Comparer<DocumentPath> ByPosition = Comparer<DocumentPath>.Create((x, y) =>
    {
        for (var i = 0; i < Math.Min(x.Steps.Length, y.Steps.Length); i++)
        {
            var order = x.Steps[i].Index.CompareTo(y.Steps[i].Index);
            if (order == 0)
                order = string.CompareOrdinal(x.Steps[i].Name, y.Steps[i].Name);
            if (order != 0)
                return order;
        }

        return x.Steps.Length.CompareTo(y.Steps.Length);
    });

    private static AttributeValue? NewValue(UpdateAction action, Dictionary<string, AttributeValue> item) => action switch
    {
        UpdateAction.Set set => Evaluate(set.Value, item),
        UpdateAction.Add add => Sum(Read(item, add.At), add.Value),
        UpdateAction.Delete delete => Without(Read(item, delete.At), delete.Value),
        _ => null,
    };

    private static AttributeValue? Read(Dictionary<string, AttributeValue> item, DocumentPath path)
    {
        var value = item.GetValueOrDefault(path.Attribute);
        foreach (var step in path.Steps.AsSpan()[1..])
            value = ItemReader.Follow(value, step);
        return value;
    }

    private static AttributeValue Evaluate(UpdateValue value, Dictionary<string, AttributeValue> item) => value switch
    {
        UpdateValue.Plain { Of: Operand.Value constant } => constant.Of,
        UpdateValue.Plain { Of: Operand.Path path } => Read(item, path.At)
            ?? throw new ExpressionException("The provided expression refers to an attribute that does not exist in the item"),
        UpdateValue.IfNotExists either => Read(item, either.At) ?? Evaluate(either.Otherwise, item),
        UpdateValue.ListAppend append => (Evaluate(append.First, item), Evaluate(append.Second, item)) is
            (AttributeValue.List first, AttributeValue.List second)
            ? Append(first, second)
            : throw new ExpressionException(WrongOperand),
        UpdateValue.Plus plus => Calculate(Evaluate(plus.Left, item), Evaluate(plus.Right, item), (x, y) => x + y),
        UpdateValue.Minus minus => Calculate(Evaluate(minus.Left, item), Evaluate(minus.Right, item), (x, y) => x - y),
        _ => throw new ExpressionException(WrongOperand),
    };

    // An element counts for two bytes at least.
    private static AttributeValue.List Append(AttributeValue.List first, AttributeValue.List second) =>
        first.Elements.Length + second.Elements.Length <= MostBytes / 2
            ? new AttributeValue.List(first.Elements.AddRange(second.Elements))
            : throw new ExpressionException(TooLarge);

    private static AttributeValue.Number Calculate(
        AttributeValue left, AttributeValue right, Func<DynamoNumber, DynamoNumber, DynamoNumber> operation)
    {
        if (left is not AttributeValue.Number x || right is not AttributeValue.Number y)
            throw new ExpressionException(WrongOperand);
        try
        {
            return new AttributeValue.Number(operation(x.Value, y.Value));
        }
        catch (OverflowException exception)
        {
            throw new ExpressionException(exception.Message, exception);
        }
    }

    // The elements of a set are kept in order, as AWS does.
    private static AttributeValue Sum(AttributeValue? stored, AttributeValue added) => (stored, added) switch
    {
        (null, _) => added,
        (AttributeValue.Number, AttributeValue.Number) => Calculate(stored, added, (x, y) => x + y),
        (AttributeValue.StringSet x, AttributeValue.StringSet y) =>
            new AttributeValue.StringSet([.. x.Elements.Union(y.Elements).Order(Utf8Comparer.Instance)]),
        (AttributeValue.NumberSet x, AttributeValue.NumberSet y) =>
            new AttributeValue.NumberSet([.. x.Elements.Union(y.Elements).Order()]),
        (AttributeValue.BinarySet x, AttributeValue.BinarySet y) =>
            new AttributeValue.BinarySet([.. x.Elements.Union(y.Elements, BinaryComparer.Instance).Order(BinaryComparer.Instance)]),
        _ => throw new ExpressionException(WrongOperand),
    };

    /// <summary>The set without the elements, or <see langword="null"/> when none is left: sets are never empty.</summary>
    private static AttributeValue? Without(AttributeValue? stored, AttributeValue removed)
    {
        AttributeValue? rest = (stored, removed) switch
        {
            (null, _) => null,
            (AttributeValue.StringSet x, AttributeValue.StringSet y) =>
                new AttributeValue.StringSet([.. x.Elements.Except(y.Elements)]),
            (AttributeValue.NumberSet x, AttributeValue.NumberSet y) =>
                new AttributeValue.NumberSet([.. x.Elements.Except(y.Elements)]),
            (AttributeValue.BinarySet x, AttributeValue.BinarySet y) =>
                new AttributeValue.BinarySet([.. x.Elements.Except(y.Elements, BinaryComparer.Instance)]),
            _ => throw new ExpressionException(WrongOperand),
        };
        return IsEmptySet(rest) ? null : rest;
    }

    private static bool IsEmptySet(AttributeValue? value) => value switch
    {
        AttributeValue.StringSet s => s.Elements.IsEmpty,
        AttributeValue.NumberSet s => s.Elements.IsEmpty,
        AttributeValue.BinarySet s => s.Elements.IsEmpty,
        _ => false,
    };

    private static void Write(Dictionary<string, AttributeValue> item, DocumentPath path, AttributeValue? value)
    {
        var root = item.GetValueOrDefault(path.Attribute);
        var changed = path.IsAttribute ? value : Replace(root, path.Steps.AsSpan()[1..], value);
        if (changed is null)
            item.Remove(path.Attribute);
        else
            item[path.Attribute] = changed;
    }

    private static AttributeValue Replace(AttributeValue? container, ReadOnlySpan<PathStep> steps, AttributeValue? value)
    {
        var step = steps[0];
        var isLast = steps.Length == 1;
        switch (container)
        {
            case AttributeValue.Map map when step.Name is { } name:
                var entry = isLast ? value : Replace(map.Entries.GetValueOrDefault(name), steps[1..], value);
                return new AttributeValue.Map(entry is null ? map.Entries.Remove(name) : map.Entries.SetItem(name, entry));
            case AttributeValue.List list when step.Name is null:
                return new AttributeValue.List(ReplaceElement(list.Elements, step.Index, steps, value));
            default:
                throw new ExpressionException(InvalidPath);
        }
    }

    private static ImmutableArray<AttributeValue> ReplaceElement(
        ImmutableArray<AttributeValue> elements, int index, ReadOnlySpan<PathStep> steps, AttributeValue? value)
    {
        var isLast = steps.Length == 1;
        if (index >= elements.Length)
        {
            if (!isLast)
                throw new ExpressionException(InvalidPath);
            return value is null ? elements : elements.Add(value);
        }

        if (!isLast)
            return elements.SetItem(index, Replace(elements[index], steps[1..], value));
        return value is null ? elements.RemoveAt(index) : elements.SetItem(index, value);
    }
}
