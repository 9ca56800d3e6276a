using System.Collections.Immutable;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Validation.Legacy;

/// <summary>
/// The comparison operators of the legacy parameters: how many values of which types each takes, and the condition it is.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Condition.html
/// </summary>
internal static class LegacyComparison
{
    // AWS names no limit for these, and took as many as this; each is compared with every item.
    private const int MostInValues = 27_500;

    public static void Check(string comparison, ImmutableArray<AttributeValue> values)
    {
        var (least, most) = CountOf(comparison);
        if (values.Length < least || values.Length > most)
            throw Faults.InvalidParameter($"Invalid number of argument(s) for the {comparison} ComparisonOperator");
        if (values.Any(v => v.Kind != values[0].Kind))
            throw Faults.InvalidParameter("AttributeValues inside AttributeValueList must be of same type");
        if (values.FirstOrDefault(v => !Allows(comparison, v.Kind)) is { } wrong)
            throw Faults.InvalidParameter($"ComparisonOperator {comparison} is not valid for {wrong.Kind.ToCode()} AttributeValue type");
        if (comparison == "BETWEEN" && ValueOrder.TryCompare(values[0], values[1], out var order) && order > 0)
            throw Faults.Validation("The BETWEEN condition was provided a range where the lower bound is greater than the upper bound");
    }

    public static Condition ToCondition(string attribute, string comparison, ImmutableArray<AttributeValue> values)
    {
        var at = new DocumentPath(attribute);
        var subject = new Operand.Path(at);
        Operand Value(int index) => new Operand.Value(values[index]);
        return comparison switch
        {
            "NULL" => new Condition.NotExists(at),
            "NOT_NULL" => new Condition.Exists(at),
            "NE" => new Condition.Compare(subject, Comparator.NotEqual, Value(0)),
            "LT" => new Condition.Compare(subject, Comparator.Less, Value(0)),
            "LE" => new Condition.Compare(subject, Comparator.LessOrEqual, Value(0)),
            "GT" => new Condition.Compare(subject, Comparator.Greater, Value(0)),
            "GE" => new Condition.Compare(subject, Comparator.GreaterOrEqual, Value(0)),
            "BETWEEN" => new Condition.Between(subject, Value(0), Value(1)),
            "BEGINS_WITH" => new Condition.BeginsWith(subject, Value(0)),
            "CONTAINS" => new Condition.Contains(subject, Value(0)),
            "NOT_CONTAINS" => new Condition.And(new Condition.Exists(at), new Condition.Not(new Condition.Contains(subject, Value(0)))),
            "IN" => new Condition.In(subject, [.. values.Select(v => (Operand)new Operand.Value(v))]),
            _ => new Condition.Compare(subject, Comparator.Equal, Value(0)),
        };
    }

    private static (int Least, int Most) CountOf(string comparison) => comparison switch
    {
        "NULL" or "NOT_NULL" => (0, 0),
        "BETWEEN" => (2, 2),
        "IN" => (1, MostInValues),
        _ => (1, 1),
    };

    private static bool Allows(string comparison, AttributeKind kind) => comparison switch
    {
        "EQ" or "NE" => true,
        "BEGINS_WITH" => kind is AttributeKind.String or AttributeKind.Binary,
        _ => kind is AttributeKind.String or AttributeKind.Number or AttributeKind.Binary,
    };
}
