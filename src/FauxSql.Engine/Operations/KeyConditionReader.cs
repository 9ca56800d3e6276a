using FauxSql.Engine.Storage;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Validation;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Operations;

/// <summary>
/// Turns a KeyConditionExpression into a range of row keys: equality for every partition-key attribute, then sort-key attributes from left to
/// right, of which only the last given may be a range.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html
/// </summary>
internal static class KeyConditionReader
{
    public static KeyRange Read(Condition condition, KeySchema key)
    {
        var terms = new Dictionary<string, Condition>();
        Gather(condition, key, terms);
        foreach (var attribute in key.Hash)
            if (!terms.ContainsKey(attribute.Name))
                throw Missed(attribute.Name);
        if (terms.Keys.FirstOrDefault(name => !key.Has(name)) is { } foreign)
            throw Missed(key.Range.FirstOrDefault(a => !terms.ContainsKey(a.Name))?.Name ?? foreign);

        var partition = KeyEncoder.Partition(key.Hash, name => EqualTo(terms[name], key));
        return Narrow(partition, key, terms);
    }

    private static KeyRange Narrow(byte[] prefix, KeySchema key, Dictionary<string, Condition> terms)
    {
        var last = terms.Count - key.Hash.Length;
        for (var i = 0; i < last; i++)
        {
            if (!terms.TryGetValue(key.Range[i].Name, out var term))
                throw Missed(key.Range[i].Name);
            if (term is Condition.Compare { Comparator: Comparator.Equal } equal)
                prefix = KeyEncoder.Append(prefix, ValueOf(equal.Right, key.Range[i]));
            else if (i == last - 1)
                return RangeOf(prefix, term, key.Range[i]);
            else
                throw Faults.Validation("Query key condition not supported");
        }

        return KeyRange.StartingWith(prefix);
    }

    private static KeyRange RangeOf(byte[] prefix, Condition term, KeyAttribute attribute)
    {
        var all = KeyRange.StartingWith(prefix);
        switch (term)
        {
            case Condition.Compare compare:
                var at = KeyRange.StartingWith(KeyEncoder.Append(prefix, ValueOf(compare.Right, attribute)));
                return compare.Comparator switch
                {
                    Comparator.Less => all with { Before = at.From },
                    Comparator.LessOrEqual => all with { Before = at.Before },
                    Comparator.Greater => all with { From = at.Before },
                    Comparator.GreaterOrEqual => all with { From = at.From },
                    _ => throw Faults.Validation("Unsupported operator on KeyCondition: NotEqual"),
                };
            case Condition.Between between:
                var low = KeyEncoder.Append(prefix, ValueOf(between.Low, attribute));
                var high = KeyEncoder.Append(prefix, ValueOf(between.High, attribute));
                if (low.AsSpan().SequenceCompareTo(high) > 0)
                    throw Faults.Validation(
                        "Invalid KeyConditionExpression: The BETWEEN operator requires upper bound to be greater than or equal to lower bound");
                return new KeyRange(low, KeyRange.Behind(high));
            case Condition.BeginsWith begins:
                if (attribute.Kind == AttributeKind.Number)
                    throw Faults.Validation(
                        "Invalid KeyConditionExpression: Incorrect operand type for operator or function; operator or function: begins_with, operand type: N");
                return KeyRange.StartingWith(KeyEncoder.AppendOpen(prefix, ValueOf(begins.Prefix, attribute, mayBeEmpty: true)));
            default:
                throw Faults.Validation("Query key condition not supported");
        }
    }

    private static void Gather(Condition condition, KeySchema key, Dictionary<string, Condition> terms)
    {
        switch (condition)
        {
            case Condition.And and:
                Gather(and.Left, key, terms);
                Gather(and.Right, key, terms);
                return;
            case Condition.Or:
                throw InvalidOperator("OR");
            case Condition.Not:
                throw InvalidOperator("NOT");
            case Condition.In:
                throw InvalidOperator("IN");
            case Condition.Exists:
                throw InvalidOperator("attribute_exists");
            case Condition.NotExists:
                throw InvalidOperator("attribute_not_exists");
            case Condition.HasType:
                throw InvalidOperator("attribute_type");
            case Condition.Contains:
                throw InvalidOperator("contains");
            case Condition.Compare { Comparator: Comparator.NotEqual }:
                throw InvalidOperator("<>");
        }

        // A constant may stand on the left of a comparison.
        if (condition is Condition.Compare { Left: Operand.Value, Right: Operand.Path } turned)
            condition = new Condition.Compare(turned.Right, Mirror(turned.Comparator), turned.Left);
        var subject = condition switch
        {
            Condition.Compare compare => compare.Left,
            Condition.Between between => between.Subject,
            Condition.BeginsWith begins => begins.Subject,
            _ => null,
        };
        if (subject is not Operand.Path { At: { IsAttribute: true } path })
            throw Faults.Validation(
                subject is Operand.Path
                    ? "Invalid KeyConditionExpression: KeyConditionExpressions cannot have conditions on nested attributes"
                    : "Invalid KeyConditionExpression: KeyConditionExpressions cannot contain nested operations");
        if (!terms.TryAdd(path.Attribute, condition))
            throw Faults.Validation("Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition per key");
    }

    private static AttributeValue EqualTo(Condition term, KeySchema key)
    {
        if (term is not Condition.Compare { Comparator: Comparator.Equal, Left: Operand.Path left } compare)
            throw Faults.Validation("Query key condition not supported");
        return ValueOf(compare.Right, key.Hash.First(a => a.Name == left.At.Attribute));
    }

    private static AttributeValue ValueOf(Operand operand, KeyAttribute attribute, bool mayBeEmpty = false)
    {
        if (operand is not Operand.Value { Of: var value })
            throw Faults.Validation("Invalid KeyConditionExpression: KeyConditionExpressions cannot contain nested operations");
        if (value.Kind != attribute.Kind)
            throw Faults.InvalidParameter("Condition parameter type does not match schema type");
        if (!mayBeEmpty && value is AttributeValue.String { Text: "" } or AttributeValue.Binary { Bytes.IsEmpty: true })
            throw Faults.Validation(
                "One or more parameter values are not valid. "
                + $"The AttributeValue for a key attribute cannot contain an empty {(value is AttributeValue.String ? "string" : "binary")} value. Key: {attribute.Name}");
        return value;
    }

    private static Comparator Mirror(Comparator comparator) => comparator switch
    {
        Comparator.Less => Comparator.Greater,
        Comparator.LessOrEqual => Comparator.GreaterOrEqual,
        Comparator.Greater => Comparator.Less,
        Comparator.GreaterOrEqual => Comparator.LessOrEqual,
        _ => comparator,
    };

    private static ServiceFault Missed(string attribute) => Faults.Validation("Query condition missed key schema element: " + attribute);

    private static ServiceFault InvalidOperator(string name) =>
        Faults.Validation($"Invalid KeyConditionExpression: Invalid operator used in KeyConditionExpression: {name}");
}
