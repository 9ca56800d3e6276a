namespace FauxSql.Conformance.Dynalite.Differential;

/// <summary>Random conditions, updates and filters in the form from before expressions.</summary>
internal sealed class RandomLegacy(RandomValues values)
{
    public string Expected() => Joined("Expected", Expectation);

    public string Filter(string member) => Joined(member, Comparison);

    public string AttributeUpdates() => $",\"AttributeUpdates\":{{{Conditions(() => values.Of<Func<string>>(
        () => $"{{\"Action\":\"PUT\",\"Value\":{values.Value()}}}",
        () => $"{{\"Action\":\"ADD\",\"Value\":{values.Value()}}}",
        () => $"{{\"Value\":{values.Value()}}}")())}}}";

    public string KeyConditions(string hash, string range, Func<string> hashValue, Func<string> rangeValue) =>
        $",\"KeyConditions\":{{\"{hash}\":{Compared("EQ", hashValue())}" + values.Of<Func<string>>(
            () => "",
            () => $",\"{range}\":{Compared(values.Of("EQ", "LT", "LE", "GT", "GE"), rangeValue())}",
            () => $",\"{range}\":{Compared("BETWEEN", rangeValue(), rangeValue())}")() + "}";

    // Not OR, of which dynalite takes only the first condition.
    private string Joined(string member, Func<string> one)
    {
        var conditions = values.SomeNames().Select(name => $"\"{name}\":{one()}").ToList();
        var conjunction = conditions.Count > 1 && values.OneIn(2) ? ",\"ConditionalOperator\":\"AND\"" : "";
        return $",\"{member}\":{{{string.Join(',', conditions)}}}{conjunction}";
    }

    private string Conditions(Func<string> one) => string.Join(',', values.SomeNames().Select(name => $"\"{name}\":{one()}"));

    private string Expectation() => values.Of<Func<string>>(
        () => "{\"Exists\":false}",
        () => $"{{\"Value\":{values.Flat()}}}",
        Comparison)();

    // Not NOT_CONTAINS, which for dynalite is true of a missing attribute; and only of texts and of
    // numbers written as they are stored, since it knows not every type here and compares numbers as they are written.
    private string Comparison() => values.Of<Func<string>>(
        () => Compared(values.Of("NULL", "NOT_NULL")),
        () => Compared(values.Of("EQ", "NE", "LT", "LE", "GT", "GE", "CONTAINS"), values.Of(values.PlainNumber(), values.Text())),
        () => Compared("BEGINS_WITH", values.Text()),
        () => Compared("BETWEEN", values.PlainNumber(), values.PlainNumber()),
        () => Compared("IN", values.PlainNumber(), values.PlainNumber()))();

    private static string Compared(string comparison, params string[] with) =>
        $"{{\"ComparisonOperator\":\"{comparison}\"{(with.Length > 0 ? $",\"AttributeValueList\":[{string.Join(',', with)}]" : "")}}}";
}
