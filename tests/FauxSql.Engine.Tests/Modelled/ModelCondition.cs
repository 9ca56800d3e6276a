namespace FauxSql.Engine.Tests.Modelled;

/// <summary>A condition or filter: its text, the values that it uses, and whether it is true of an item.</summary>
internal sealed record ModelCondition(string Text, IReadOnlyDictionary<string, object> Values, Func<ModelItem, bool> IsTrue)
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

    private static ModelCondition Of(string text, (string Name, object Value)[] values, Func<ModelItem, bool> isTrue) =>
        new(text, values.ToDictionary(v => ":" + v.Name, v => v.Value), isTrue);
}
