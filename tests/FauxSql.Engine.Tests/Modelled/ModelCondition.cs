namespace FauxSql.Engine.Tests.Modelled;

/// <summary>A condition or filter: its text, the values that it uses, and whether it is true of an item.</summary>
/// <param name="Text">The expression.</param>
/// <param name="Values">The values that it uses.</param>
/// <param name="IsTrue">Whether it is true of an item.</param>
/// <param name="Older">What Expected, QueryFilter or ScanFilter have in the place of an expression, without braces.</param>
/// <param name="IsAny">Whether one of these needs to be true only.</param>
internal sealed record ModelCondition(
    string Text, IReadOnlyDictionary<string, object> Values, Func<ModelItem, bool> IsTrue, string Older = "", bool IsAny = false)
{
    public static ModelCondition None { get; } = new("", new Dictionary<string, object>(), _ => true);

    public static IReadOnlyList<Func<long, ModelCondition>> OnKey { get; } =
    [
        _ => None,
        _ => Of("attribute_exists(p)", [], item => item.ContainsKey("p")),
        _ => Of("attribute_not_exists(p)", [], item => !item.ContainsKey("p")),
    ];

    /// <summary>Whether its text names an attribute.</summary>
    public bool Names(string attribute) => Text.Split([' ', '(', ')', ',']).Contains(attribute);

    /// <summary>Those that may be filters of a Query, which must not name its key.</summary>
    public static IReadOnlyList<Func<long, ModelCondition>> OnOthers { get; } =
    [
        c => Of("n = :c", [("c", c)], item => item.Number("n") == c),
        c => Of("n <> :c", [("c", c)], item => item.Number("n") != c),
        c => Of("n < :c", [("c", c)], item => item.Number("n") < c),
        c => Of("NOT n >= :c", [("c", c)], item => !(item.Number("n") >= c)),
        c => Of("n BETWEEN :c AND :d OR attribute_exists(l)", [("c", c), ("d", c + 1)], item => item.Number("n") is { } n && n >= c && n <= c + 1 || item.ContainsKey("l")),
        _ => Of("begins_with(t, :t) AND attribute_exists(n)", [("t", "ab")], item => item.Get<string>("t")?.StartsWith("ab", StringComparison.Ordinal) == true && item.ContainsKey("n")),
        _ => Of("contains(u, :t)", [("t", "v")], item => item.Get<SortedSet<string>>("u")?.Contains("v") == true),
        c => Of("size(l) > :c", [("c", c)], item => item.Get<List<object>>("l")?.Count > c),
        c => Of("n IN (:c, :d)", [("c", c), ("d", -c)], item => item.Number("n") is { } n && (n == c || n == -c)),
        c => Of("m.a > :c", [("c", c)], item => item.Get<ModelItem>("m")?.Number("a") > c),
        _ => Of("attribute_type(t, :t)", [("t", "S")], item => item.ContainsKey("t")),
    ];

    /// <summary>Those that are written with the older parameters.</summary>
    public static IReadOnlyList<Func<long, ModelCondition>> OfOlder { get; } =
    [
        c => OlderOf(Compare("n", "EQ", c), item => item.Number("n") == c),
        c => OlderOf(Compare("n", "LT", c), item => item.Number("n") < c),
        c => OlderOf(Compare("n", "GE", c), item => item.Number("n") >= c),
        c => OlderOf(Compare("n", "BETWEEN", c, c + 2), item => item.Number("n") >= c && item.Number("n") <= c + 2),
        c => OlderOf(Compare("n", "IN", c, c + 2), item => item.Number("n") == c || item.Number("n") == c + 2),
        _ => OlderOf(Compare("t", "NULL"), item => !item.ContainsKey("t")),
        _ => OlderOf(Compare("t", "BEGINS_WITH", "ab"), item => item.Get<string>("t")?.StartsWith("ab", StringComparison.Ordinal) == true),
        _ => OlderOf(Compare("u", "CONTAINS", "w"), item => item.Get<SortedSet<string>>("u")?.Contains("w") == true),
        _ => OlderOf(Compare("u", "NOT_CONTAINS", "w"), item => item.Get<SortedSet<string>>("u")?.Contains("w") == false),
        c => OlderOf($"{Compare("n", "GT", c)},{Compare("l", "NOT_NULL")}", item => item.Number("n") > c && item.ContainsKey("l")),
        c => OlderOf($"{Compare("n", "LE", c)},{Compare("l", "NOT_NULL")}", item => item.Number("n") <= c || item.ContainsKey("l"), isAny: true),
    ];

    /// <summary>The oldest form, which only Expected has.</summary>
    public static IReadOnlyList<Func<long, ModelCondition>> OfOldest { get; } =
    [
        c => OlderOf($$$"""
            "n":{"Value":{{{ModelItem.JsonOf(c)}}} }
            """, item => item.Number("n") == c),
        _ => OlderOf("""
            "p":{"Exists":false}
            """, item => !item.ContainsKey("p")),
    ];

    /// <summary>One comparison of the older parameters.</summary>
    public static string Compare(string attribute, string comparison, params object[] values) =>
        $$"""
        "{{attribute}}":{"ComparisonOperator":"{{comparison}}"{{(values.Length == 0 ? "" : $",\"AttributeValueList\":[{string.Join(',', values.Select(ModelItem.JsonOf))}]")}}}
        """;

    /// <summary>The members of a request that say it.</summary>
    public string Members(string parameter, string olderParameter) =>
        Older != "" ? $",\"{olderParameter}\":{{{Older}}}" + (IsAny ? ",\"ConditionalOperator\":\"OR\"" : "")
        : Text != "" ? $",\"{parameter}\":\"{Text}\""
        : "";

    private static ModelCondition OlderOf(string older, Func<ModelItem, bool> isTrue, bool isAny = false) =>
        new("", new Dictionary<string, object>(), isTrue, older, isAny);

    private static ModelCondition Of(string text, (string Name, object Value)[] values, Func<ModelItem, bool> isTrue) =>
        new(text, values.ToDictionary(v => ":" + v.Name, v => v.Value), isTrue);
}
