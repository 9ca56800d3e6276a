using FauxSql.Protocol.Values;

namespace FauxSql.Protocol.Expressions;

/// <summary>Evaluates conditions on items; a comparison of values of different types, or with a missing value, is false, and only <c>&lt;&gt;</c> true.</summary>
public static class ConditionEvaluator
{
    /// <summary>Whether an item meets a condition.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="itemJson">The item; <c>{}</c> where there is none.</param>
    public static bool IsTrue(Condition condition, ReadOnlyMemory<byte> itemJson) => condition switch
    {
        Condition.And and => IsTrue(and.Left, itemJson) && IsTrue(and.Right, itemJson),
        Condition.Or or => IsTrue(or.Left, itemJson) || IsTrue(or.Right, itemJson),
        Condition.Not not => !IsTrue(not.Operand, itemJson),
        Condition.Exists exists => ItemReader.Get(itemJson, exists.At) is not null,
        Condition.NotExists exists => ItemReader.Get(itemJson, exists.At) is null,
        Condition.Compare compare => Compare(ValueOf(compare.Left, itemJson), compare.Comparator, ValueOf(compare.Right, itemJson)),
        Condition.Between between => IsBetween(between, itemJson),
        Condition.In @in => IsIn(@in, itemJson),
        Condition.HasType type => ValueOf(type.Subject, itemJson) is { } value
            && ValueOf(type.Type, itemJson) is AttributeValue.String code && value.Kind.ToCode() == code.Text,
        Condition.BeginsWith begins => BeginsWith(ValueOf(begins.Subject, itemJson), ValueOf(begins.Prefix, itemJson)),
        Condition.Contains contains => Contains(ValueOf(contains.Subject, itemJson), ValueOf(contains.Part, itemJson)),
        _ => throw new NotSupportedException($"{condition.GetType().Name} is not a condition that can be evaluated"),
    };

    private static AttributeValue? ValueOf(Operand operand, ReadOnlyMemory<byte> itemJson) => operand switch
    {
        Operand.Value value => value.Of,
        Operand.Path path => ItemReader.Get(itemJson, path.At),
        Operand.Size size => SizeOf(ValueOf(size.Of, itemJson)),
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

    private static bool IsBetween(Condition.Between between, ReadOnlyMemory<byte> itemJson)
    {
        var value = ValueOf(between.Subject, itemJson);
        return Compare(value, Comparator.GreaterOrEqual, ValueOf(between.Low, itemJson))
            && Compare(value, Comparator.LessOrEqual, ValueOf(between.High, itemJson));
    }

    private static bool IsIn(Condition.In condition, ReadOnlyMemory<byte> itemJson)
    {
        var value = ValueOf(condition.Subject, itemJson);
        return condition.Candidates.Any(candidate => Compare(value, Comparator.Equal, ValueOf(candidate, itemJson)));
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
}
