namespace FauxSql.Engine.Tests.Modelled;

/// <summary>An update: its text, the paths that it writes, the values that it uses, what it does to an item, whether it creates one that is missing,
/// and what AttributeUpdates has in the place of an expression.</summary>
internal sealed record ModelUpdate(string Text, string Paths, IReadOnlyDictionary<string, object> Values, Action<ModelItem> Apply, bool Creates = true, string Older = "")
{
    public static IReadOnlyList<Func<long, ModelUpdate>> All { get; } =
    [
        v => Of("SET n = :v", "n", [("v", v)], item => item["n"] = v),
        v => Of("SET n = n + :v", "n", [("v", v)], item => item["n"] = Need(item.Number("n")) + v),
        v => Of("SET n = if_not_exists(n, :z) - :v", "n", [("v", v), ("z", 0L)], item => item["n"] = (item.Number("n") ?? 0) - v),
        v => Of("SET g = :g, h = :v", "g, h", [("v", v), ("g", v % 2 == 0 ? "x" : "y")], item => (item["g"], item["h"]) = (v % 2 == 0 ? "x" : "y", v)),
        v => Of("SET t = :x REMOVE n", "t, n", [("x", "ab" + v)], item =>
        {
            item["t"] = "ab" + v;
            item.Remove("n");
        }),
        v => Of("ADD n :v", "n", [("v", v)], item => item["n"] = (item.Number("n") ?? 0) + v),
        v => Of("ADD u :u", "u", [("u", Set(v))], item => item["u"] = new SortedSet<string>([.. item.Get<SortedSet<string>>("u") ?? [], .. Set(v)], StringComparer.Ordinal)),
        v => Of("DELETE u :u", "u", [("u", Set(v))], item => Take(item, Set(v)), creates: false),
        _ => Of("SET u = :u", "u", [("u", new SortedSet<string>(["v", "x"], Backwards))], item => item["u"] = new SortedSet<string>(["v", "x"], StringComparer.Ordinal)),
        v => Of("SET l = list_append(if_not_exists(l, :e), :l)", "l", [("e", new List<object>()), ("l", new List<object> { v, "z" })],
            item => item["l"] = new List<object>([.. item.Get<List<object>>("l") ?? [], v, "z"])),
        v => Of("SET l[1] = :v", "l[1]", [("v", v)], item =>
        {
            var list = new List<object>(Need(item.Get<List<object>>("l")));
            if (list.Count > 1)
                list[1] = v;
            else
                list.Add(v);
            item["l"] = list;
        }),
        _ => Of("REMOVE l[0], g", "l[0], g", [], item =>
        {
            var list = Need(item.Get<List<object>>("l"));
            item["l"] = list.Skip(1).ToList();
            item.Remove("g");
        }, creates: false),
        v => Of("SET e = :e", "e", [("e", EndOf(v))], item => item["e"] = EndOf(v)),
        v => Of("SET l = :l", "l", [("l", Long(v))], item => item["l"] = Long(v)),
        v => Of("SET m = :m", "m", [("m", new ModelItem { ["a"] = v })], item => item["m"] = new ModelItem { ["a"] = v }),
        v => Of("SET m.a = :v", "m.a", [("v", v)], item => item["m"] = new ModelItem(Need(item.Get<ModelItem>("m"))) { ["a"] = v }),
        v => Of("ADD m.a :v", "m.a", [("v", v)], item =>
        {
            var map = Need(item.Get<ModelItem>("m"));
            item["m"] = new ModelItem(map) { ["a"] = (map.Number("a") ?? 0) + v };
        }),
        _ => Of("REMOVE m.b.c", "m.b.c", [], item =>
        {
            var map = Need(item.Get<ModelItem>("m"));
            var inner = new ModelItem(Need(map.Get<ModelItem>("b")));
            inner.Remove("c");
            item["m"] = new ModelItem(map) { ["b"] = inner };
        }, creates: false),
        _ => Of("REMOVE h", "h", [], item => item.Remove("h"), creates: false),
    ];

    // For a set that is sent in another order than it is put.
    private static Comparer<string> Backwards { get; } = Comparer<string>.Create((a, b) => string.CompareOrdinal(b, a));

    /// <summary>Those that are written as AttributeUpdates.</summary>
    public static IReadOnlyList<Func<long, ModelUpdate>> OfOlder { get; } =
    [
        v => OlderOf("n", "PUT", v, item => item["n"] = v),
        v => OlderOf("n", "ADD", v, item => item["n"] = (item.Number("n") ?? 0) + v),
        v => OlderOf("u", "ADD", Set(v), item => item["u"] = new SortedSet<string>([.. item.Get<SortedSet<string>>("u") ?? [], .. Set(v)], StringComparer.Ordinal)),
        v => OlderOf("u", "DELETE", Set(v), item => Take(item, Set(v)), creates: false),
        v => OlderOf("l", "ADD", new List<object> { v }, item => item["l"] = new List<object>([.. item.Get<List<object>>("l") ?? [], v])),
        v => OlderOf("t", "PUT", "ab" + v, item => item["t"] = "ab" + v),
        _ => OlderOf("h", "DELETE", value: null, item => item.Remove("h"), creates: false),
    ];

    /// <summary>The members of a request that say it.</summary>
    public string Members => Older != "" ? $",\"AttributeUpdates\":{{{Older}}}" : $",\"UpdateExpression\":\"{Text}\"";

    private static ModelUpdate OlderOf(string attribute, string action, object? value, Action<ModelItem> apply, bool creates = true) => new(
        "", attribute, new Dictionary<string, object>(), apply, creates,
        $"\"{attribute}\":{{\"Action\":\"{action}\"{(value is null ? "" : ",\"Value\":" + ModelItem.JsonOf(value))}}}");

    private static ModelUpdate Of(string text, string paths, (string Name, object Value)[] values, Action<ModelItem> apply, bool creates = true) =>
        new(text, paths, values.ToDictionary(v => ":" + v.Name, v => v.Value), apply, creates);

    private static SortedSet<string> Set(long v) => new(v % 3 == 0 ? ["v"] : v % 3 == 1 ? ["v", "w"] : ["w", "x"], StringComparer.Ordinal);

    private static List<object> Long(long v) => [v, new string('l', (int)(v % 4 + 2) * 500)];

    /// <summary>The end of a time to live. No operation happens in that very second.</summary>
    public static long EndOf(long v) => Model.Start.ToUnixTimeSeconds() + v * 180 + 30;

    // A set that loses its last element is no more.
    private static void Take(ModelItem item, SortedSet<string> taken)
    {
        if (item.Get<SortedSet<string>>("u") is not { } set)
            return;
        var left = new SortedSet<string>(set.Except(taken), StringComparer.Ordinal);
        item.Remove("u");
        if (left.Count > 0)
            item["u"] = left;
    }

    private static long Need(long? number) => number ?? throw new ModelFault("ValidationException");

    private static T Need<T>(T? value) where T : class => value ?? throw new ModelFault("ValidationException");
}
