namespace FauxSql.Conformance.Dynalite.Differential;

/// <summary>
/// Random attribute values, keys and items, drawn from few, so that they meet. Neither empty nor false: dynalite takes such values for missing.
/// </summary>
internal sealed class RandomValues(Random random)
{
    private const int MostDepth = 2;

    private static readonly string[] Texts = ["a", "b", "ab", "abc", "ä", "🙂", "Z"];
    private static readonly string[] Numbers = ["0", "1", "2", "-1", "1.50", "1e2", "007", "-0.001", "12345678901234567890.5"];
    private static readonly string[] Binaries = ["AA==", "AAE=", "/w=="];
    private static readonly string[] Names = ["Aa", "Bb", "Cc", "Dd"];
    private static readonly string[] Wrong = ["{}", """{"SS":[]}""", """{"N":"x"}""", """{"SS":["a","a"]}""", """{"NS":["1","1.0"]}""", """{"N":"1","S":"a"}"""];

    public bool OneIn(int count) => random.Next(count) == 0;

    public T Of<T>(params ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];

    public string List(int least, int most, Func<string> one, string separator = ",") =>
        string.Join(separator, Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => one()));

    public string Hash() => $$"""{"S":"{{Of("p", "q")}}"}""";

    public string Range() => $$"""{"N":"{{Of("1", "2", "3", "-4", "2.5")}}"}""";

    public string Group() => $$"""{"S":"{{Of("g", "h")}}"}""";

    public string Rank() => $$"""{"N":"{{Of(Numbers)}}"}""";

    public string Key() => $$"""{"Ph":{{Hash()}},"Rk":{{Range()}}}""";

    /// <summary>An item, which may lack the index's keys.</summary>
    public string Item()
    {
        var index = Of("", $",\"Gh\":{Group()}", $",\"Gh\":{Group()},\"Gr\":{Rank()}");
        var attributes = string.Concat(Names.Where(_ => OneIn(2)).Select(name => $",\"{name}\":{Value()}"));
        return $$"""{"Ph":{{Hash()}},"Rk":{{Range()}}{{index}}{{attributes}}}""";
    }

    public IReadOnlyList<string> SomeNames() => [.. Names.Where(_ => OneIn(2)).DefaultIfEmpty(Names[0])];

    public string[] AllNames()
    {
        string[] names = [.. Names];
        random.Shuffle(names);
        return names;
    }

    public string Path() => Of(Names) + Step();

    public string Step() => OneIn(5) ? Of(".x", "[0]", ".x.y", ".y[1]") : "";

    public string Value() => OneIn(40) ? Of(Wrong) : Value(MostDepth);

    /// <summary>A value that is no list and no map.</summary>
    public string Flat() => Value(depth: 0);

    public string Number() => $$"""{"N":"{{Of(Numbers)}}"}""";

    /// <summary>A number written as it is stored.</summary>
    public string PlainNumber() => $$"""{"N":"{{Of("0", "1", "2", "-1", "1.5")}}"}""";

    public string Text() => $$"""{"S":"{{Of(Texts)}}"}""";

    public string Set() => "{" + Of(
        "\"SS\":[\"a\"]", "\"SS\":[\"b\",\"a\"]", "\"SS\":[\"ab\",\"b\",\"c\"]", "\"NS\":[\"1\"]", "\"NS\":[\"2\",\"1\"]", "\"NS\":[\"1.5\",\"-1\"]") + "}";

    public string Sequence(int depth = 1) => $$"""{"L":[{{List(0, 3, () => Value(depth - 1))}}]}""";

    private string Value(int depth) => random.Next(depth > 0 ? 10 : 8) switch
    {
        0 => Text(),
        1 or 2 => Number(),
        3 => $$"""{"B":"{{Of(Binaries)}}"}""",
        4 => """{"BOOL":true}""",
        5 => """{"NULL":true}""",
        6 or 7 => Set(),
        8 => Sequence(depth),
        _ => "{\"M\":{" + string.Join(',', new[] { "x", "y" }.Where(_ => OneIn(2)).Select(name => $"\"{name}\":{Value(depth - 1)}")) + "}}",
    };
}
