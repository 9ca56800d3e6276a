using System.Collections.Immutable;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Validation.Legacy;

/// <summary>
/// The parameters that conditions and filters were written with before there were expressions: Expected, QueryFilter, ScanFilter and
/// KeyConditions. They become the same trees that expressions become.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.html
/// </summary>
internal static class LegacyConditions
{
    // AWS names no limit for these. Each is evaluated on every item, and takes a level of the tree.
    private const int MostConditions = DynamoLimits.ExpressionOperators;

    /// <summary>The condition that an Expected stands for, or <see langword="null"/>.</summary>
    public static Condition? Expected(Request request) =>
        Combine(request, "Expected", [.. Entries(request, "Expected").Select(e => LegacyExpectation.Read(e.Key, e.Value))]);

    /// <summary>The condition that a QueryFilter or ScanFilter stands for, or <see langword="null"/>.</summary>
    public static Condition? Filter(Request request, string parameter) =>
        Combine(request, parameter, [.. Each(request, parameter).Select(c => c.Condition)]);

    /// <summary>The conditions on the key, by attribute, or <see langword="null"/>.</summary>
    public static IReadOnlyDictionary<string, Condition>? Keys(Request request)
    {
        if (!request.Has("KeyConditions"))
            return null;
        var conditions = Each(request, "KeyConditions").ToDictionary(c => c.Attribute, c => c.Condition);
        return conditions.Count > 0 ? conditions : throw Faults.Validation("Conditions can be of length 1 or 2 only");
    }

    private static IEnumerable<(string Attribute, Condition Condition)> Each(Request request, string parameter)
    {
        foreach (var (attribute, condition) in Entries(request, parameter))
        {
            var comparison = condition.Text("ComparisonOperator")!;
            ImmutableArray<AttributeValue> values = [.. (condition.Array("AttributeValueList") ?? []).Select(ItemReading.ReadValue)];
            LegacyComparison.Check(comparison, values);
            yield return (attribute, LegacyComparison.ToCondition(attribute, comparison, values));
        }
    }

    private static List<KeyValuePair<string, Request>> Entries(Request request, string parameter)
    {
        var entries = request.Entries(parameter).ToList();
        entries.ForEach(entry => ItemReading.CheckName(entry.Key));
        return entries.Count <= MostConditions
            ? entries
            : throw Faults.InvalidParameter($"{parameter} has more than {MostConditions} conditions: {entries.Count}");
    }

    private static Condition? Combine(Request request, string parameter, ImmutableArray<Condition> conditions)
    {
        if (request.Text("ConditionalOperator") is { } conditionalOperator)
        {
            if (!request.Has(parameter))
                throw Faults.Validation("ConditionalOperator cannot be used without Filter or Expected");
            if (conditions.Length < 2)
                throw Faults.Validation("ConditionalOperator can only be used when Filter or Expected has two or more elements");
            if (conditionalOperator == "OR")
                return conditions.Aggregate((left, right) => new Condition.Or(left, right));
        }

        return conditions.IsEmpty ? null : conditions.Aggregate((left, right) => new Condition.And(left, right));
    }
}
