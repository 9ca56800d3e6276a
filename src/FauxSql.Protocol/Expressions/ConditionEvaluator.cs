using FauxSql.Protocol.Values;

namespace FauxSql.Protocol.Expressions;

/// <summary>Evaluates conditions on items; a comparison of values of different types, or with a missing value, is false, and only <c>&lt;&gt;</c> true.</summary>
public static class ConditionEvaluator
{
    /// <summary>Whether an item meets a condition.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="itemJson">The item; <c>{}</c> where there is none.</param>
    public static bool IsTrue(Condition condition, ReadOnlyMemory<byte> itemJson)
    {
        var item = new Item(itemJson);
        return IsTrue(condition, ref item);
    }

    private static bool IsTrue(Condition condition, ref Item item) => condition switch
    {
        Condition.And and => IsTrue(and.Left, ref item) && IsTrue(and.Right, ref item),
        Condition.Or or => IsTrue(or.Left, ref item) || IsTrue(or.Right, ref item),
        Condition.Not not => !IsTrue(not.Operand, ref item),
        Condition.Exists exists => item.Get(exists.At) is not null,
        Condition.NotExists exists => item.Get(exists.At) is null,
        Condition.Compare compare => Compare(ValueOf(compare.Left, ref item), compare.Comparator, ValueOf(compare.Right, ref item)),
        Condition.Between between => IsBetween(between, ref item),
        Condition.In @in => IsIn(@in, ref item),
        Condition.HasType type => ValueOf(type.Subject, ref item) is { } value
            && ValueOf(type.Type, ref item) is AttributeValue.String code && value.Kind.ToCode() == code.Text,
        Condition.BeginsWith begins => BeginsWith(ValueOf(begins.Subject, ref item), ValueOf(begins.Prefix, ref item)),
        Condition.Contains contains => Contains(ValueOf(contains.Subject, ref item), ValueOf(contains.Part, ref item)),
        _ => throw new NotSupportedException($"{condition.GetType().Name} is not a condition that can be evaluated"),
    };

    private static AttributeValue? ValueOf(Operand operand, ref Item item) => operand switch
    {
        Operand.Value value => value.Of,
        Operand.Path path => item.Get(path.At),
        Operand.Size size => SizeOf(ValueOf(size.Of, ref item)),
        _ => null,
    };

    private static AttributeValue.Number? SizeOf(AttributeValue? value)
    {
        int? size = value switch
        {
            AttributeValue.String s => s.Text.Length,
            AttributeValue.Binary b => b.Bytes.Length,
            AttributeValue.List l => l.Elements.Length,
            AttributeValue.Map m => m.Entries.Count,
            AttributeValue.StringSet s => s.Elements.Length,
            AttributeValue.NumberSet s => s.Elements.Length,
            AttributeValue.BinarySet s => s.Elements.Length,
            _ => null,
        };
        return size is null ? null : new AttributeValue.Number(size.Value);
    }

    private static bool Compare(AttributeValue? left, Comparator comparator, AttributeValue? right)
    {
        if (left is null || right is null)
            return comparator == Comparator.NotEqual;
        if (comparator == Comparator.Equal)
            return left.Equals(right);
        if (comparator == Comparator.NotEqual)
            return !left.Equals(right);
        return ValueOrder.TryCompare(left, right, out var order) && comparator switch
        {
            Comparator.Less => order < 0,
            Comparator.LessOrEqual => order <= 0,
            Comparator.Greater => order > 0,
            _ => order >= 0,
        };
    }

    private static bool IsBetween(Condition.Between between, ref Item item)
    {
        var value = ValueOf(between.Subject, ref item);
        return Compare(value, Comparator.GreaterOrEqual, ValueOf(between.Low, ref item))
            && Compare(value, Comparator.LessOrEqual, ValueOf(between.High, ref item));
    }

    private static bool IsIn(Condition.In condition, ref Item item)
    {
        var value = ValueOf(condition.Subject, ref item);
        foreach (var candidate in condition.Candidates)
            if (Compare(value, Comparator.Equal, ValueOf(candidate, ref item)))
                return true;
        return false;
    }

    private static bool BeginsWith(AttributeValue? value, AttributeValue? prefix) => (value, prefix) switch
    {
        (AttributeValue.String x, AttributeValue.String y) => x.Text.StartsWith(y.Text, StringComparison.Ordinal),
        (AttributeValue.Binary x, AttributeValue.Binary y) => x.Bytes.Span.StartsWith(y.Bytes.Span),
        _ => false,
    };

    private static bool Contains(AttributeValue? value, AttributeValue? part) => (value, part) switch
    {
        (AttributeValue.String x, AttributeValue.String y) => x.Text.Contains(y.Text, StringComparison.Ordinal),
        (AttributeValue.Binary x, AttributeValue.Binary y) => x.Bytes.Span.IndexOf(y.Bytes.Span) >= 0,
        (AttributeValue.StringSet x, AttributeValue.String y) => x.Elements.Contains(y.Text),
        (AttributeValue.NumberSet x, AttributeValue.Number y) => x.Elements.Contains(y.Value),
        (AttributeValue.BinarySet x, AttributeValue.Binary y) => x.Elements.Any(element => element.Span.SequenceEqual(y.Bytes.Span)),
        (AttributeValue.List x, { } y) => x.Elements.Contains(y),
        _ => false,
    };

    // An item, and what was read of it last if that takes long: several terms about one large value read it once.
    private struct Item(ReadOnlyMemory<byte> json)
    {
        private const int Short = 256;

        private DocumentPath? _path;
        private AttributeValue? _value;

        public AttributeValue? Get(DocumentPath path)
        {
            if (path.Equals(_path))
                return _value;
            var value = ItemReader.Get(json, path);
            if (value is not (null or AttributeValue.Number or AttributeValue.String { Text.Length: < Short }))
                (_path, _value) = (path, value);
            return value;
        }
    }
}
