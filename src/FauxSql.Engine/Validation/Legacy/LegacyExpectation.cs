using System.Collections.Immutable;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Validation.Legacy;

/// <summary>
/// What Expected says of one attribute: a comparison, or in the oldest form whether it exists and with what value.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExpectedAttributeValue.html
/// </summary>
internal static class LegacyExpectation
{
    public static Condition Read(string attribute, Request expected)
    {
        var comparison = expected.Text("ComparisonOperator");
        var list = expected.Array("AttributeValueList");
        var hasValue = expected.Has("Value");
        if (list is not null && hasValue)
            throw Faults.InvalidParameter($"Value and AttributeValueList cannot be used together for Attribute: {attribute}");
        if (comparison is null && list is not null)
            throw Faults.InvalidParameter($"AttributeValueList can only be used with a ComparisonOperator for Attribute: {attribute}");
        return comparison is null ? ReadExistence(attribute, expected) : ReadComparison(attribute, expected, comparison);
    }

    private static Condition ReadComparison(string attribute, Request expected, string comparison)
    {
        var list = expected.Array("AttributeValueList");
        if (expected.Flag("Exists") is not null)
            throw Faults.InvalidParameter($"Exists and ComparisonOperator cannot be used together for Attribute: {attribute}");
        if (comparison is not ("NULL" or "NOT_NULL") && list is null && !expected.Has("Value"))
            throw Faults.InvalidParameter(
                $"Value or AttributeValueList must be used with ComparisonOperator: {comparison} for Attribute: {attribute}");
        ImmutableArray<AttributeValue> values = expected.Object("Value") is { } value
            ? [ItemReading.ReadValue(value.Body)]
            : [.. (list ?? []).Select(ItemReading.ReadValue)];
        LegacyComparison.Check(comparison, values);
        return LegacyComparison.ToCondition(attribute, comparison, values);
    }

    private static Condition ReadExistence(string attribute, Request expected)
    {
        var exists = expected.Flag("Exists");
        var value = expected.Object("Value");
        if (exists != false && value is null)
            throw Faults.InvalidParameter(
                $"Value must be provided when Exists is {(exists is null ? "null" : "true")} for Attribute: {attribute}");
        if (exists == false && value is not null)
            throw Faults.InvalidParameter($"Value cannot be used when Exists is false for Attribute: {attribute}");
        return value is null
            ? LegacyComparison.ToCondition(attribute, "NULL", [])
            : LegacyComparison.ToCondition(attribute, "EQ", [ItemReading.ReadValue(value.Value.Body)]);
    }
}
