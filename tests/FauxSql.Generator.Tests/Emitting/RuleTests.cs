using FauxSql.Generator.Tests.Running;

namespace FauxSql.Generator.Tests.Emitting;

/// <summary>What the model declares of values is checked before they are sent.</summary>
public sealed class RuleTests
{
    /// <summary>A property, a value that keeps the rule, one that breaks it, and what is said then.</summary>
    public static TheoryData<string, string, string, string> Rules { get; } = new()
    {
        { "[Required] public string? P { get; init; }", "\"x\"", "null", "P is null" },
        { "[Required] public string? P { get; init; }", "\"x\"", "\"  \"", "P must be more than blanks" },
        { "[Required(AllowEmptyStrings = true)] public string? P { get; init; }", "\"\"", "null", "P is null" },
        { "[Required] public int? P { get; init; }", "0", "null", "P is null" },
        { "public string P { get; init; } = \"\";", "\"\"", "null!", "P is null" },
        { "[StringLength(3)] public string? P { get; init; }", "\"abc\"", "\"abcd\"", "P must be at most 3 characters" },
        { "[StringLength(3, MinimumLength = 2)] public string? P { get; init; }", "null", "\"a\"", "P must be at least 2 characters" },
        { "[MaxLength(2)] public List<int>? P { get; init; }", "[1, 2]", "[1, 2, 3]", "P must be at most 2 elements" },
        { "[MinLength(1)] public Dictionary<string, int>? P { get; init; }", "new() { [\"a\"] = 1 }", "new()", "P must be at least 1 elements" },
        { "[Length(1, 2)] public byte[]? P { get; init; }", "[1]", "[1, 2, 3]", "P must be at most 2 bytes" },
        { "[MaxLength(1)] public HashSet<string>? P { get; init; }", "[\"a\"]", "[\"a\", \"b\"]", "P must be at most 1 elements" },
        { "[Range(1, 5)] public int P { get; init; }", "5", "6", "P must be at most 5" },
        { "[Range(1, 5)] public long? P { get; init; }", "null", "0", "P must be at least 1" },
        { "[Range(0, double.MaxValue)] public long P { get; init; }", "long.MaxValue", "-1", "P must be at least 0" },
        { "[Range(0.1, 0.3)] public decimal P { get; init; }", "0.3m", "0.3000000000000000001m", "P must be at most 0.3" },
        { "[Range(typeof(decimal), \"0.01\", \"79228162514264337593543950335\")] public decimal P { get; init; }", "decimal.MaxValue", "0.009m", "P must be at least 0.01" },
        { "[Range(0, 1)] public double P { get; init; }", "1", "1.0000001", "P must be at most 1" },
        { "[Range(double.NegativeInfinity, 1, MaximumIsExclusive = true)] public double P { get; init; }", "double.MinValue", "1", "P must be below 1" },
        { "[Range(0, 9007199254740993, MinimumIsExclusive = true)] public ulong P { get; init; }", "1", "0", "P must be above 0" },
        { "[Range(typeof(DateOnly), \"2020-01-01\", \"2020-12-31\")] public DateOnly P { get; init; }", "new(2020, 12, 31)", "new(2021, 1, 1)", "P must be at most 2020-12-31" },
        { "[Range(typeof(DateTime), \"2020-01-01\", \"2020-12-31\")] public DateTime P { get; init; }", "new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc)", "new(2019, 12, 31, 0, 0, 0, DateTimeKind.Utc)", "P must be at least 2020-01-01" },
        { "[Range(typeof(DateTimeOffset), \"2020-01-01T00:00+02:00\", \"2021-01-01\")] public DateTimeOffset P { get; init; }", "new(2019, 12, 31, 22, 0, 0, TimeSpan.Zero)", "new(2019, 12, 31, 21, 59, 0, TimeSpan.Zero)", "P must be at least 2020-01-01T00:00+02:00" },
        { "[Range(typeof(TimeOnly), \"08:00\", \"18:00\")] public TimeOnly P { get; init; }", "new(18, 0)", "new(18, 1)", "P must be at most 18:00" },
        { "[Range(typeof(TimeSpan), \"00:01\", \"1.00:00\")] public TimeSpan P { get; init; }", "TimeSpan.FromDays(1)", "TimeSpan.Zero", "P must be at least 00:01" },
        { "[RegularExpression(\"a|ab\")] public string? P { get; init; }", "\"ab\"", "\"ab\\n\"", "P must be text that matches a|ab" },
        { "[RegularExpression(\"[0-9]+\")] public string? P { get; init; }", "\"\"", "\"x1\"", "P must be text that matches [0-9]+" },
        { "[Embedded(Max = 2)] public List<int> P { get; init; } = [];", "[1, 2]", "[1, 2, 3]", "P must be at most 2 elements, because it is embedded" },
        { "public Part? P { get; init; }", "new Part()", "new Part { Text = null! }", "P.Text is null" },
        { "public Part? P { get; init; }", "null", "new Part { Next = new() { Text = \"abcd\" } }", "P.Next.Text must be at most 3 characters" },
        { "public List<Part>? P { get; init; }", "[new()]", "[new(), new() { Text = null! }]", "P[1].Text is null" },
        { "public Dictionary<string, List<Part>>? P { get; init; }", "new() { [\"a\"] = [] }", "new() { [\"a\"] = [new() { Text = null! }] }", "P[a][0].Text is null" },
        { "public Part? P { get; init; }", "new Part()", "new More()", "P is a More, of which only the properties of Part would be stored" },
        { "public Part? P { get; init; }", "new Part()", "Endless()", "is nested without end" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_is_kept_or_named(string property, string right, string wrong, string problem)
    {
        using var loaded = new Loaded(Run.Of($$"""
            public partial record Part { [StringLength(3)] public string Text { get; init; } = "abc"; public Part? Next { get; set; } }
            public partial record More : Part { public int Extra { get; init; } }
            [Table] public partial record Ruled { [PartitionKey] public required string Id { get; init; } {{property}} }
            static class Data
            {
                public static object[] All() => [new Ruled { Id = "1", P = {{right}} }, new Ruled { Id = "1", P = {{wrong}} }];
                static Part Endless() { var part = new Part(); part.Next = part; return part; }
            }
            """));
        var all = loaded.Data;
        Assert.Empty(loaded.Validate(all[0]));
        Assert.EndsWith(problem, Assert.Single(loaded.Validate(all[1])), StringComparison.Ordinal);
    }

    [Fact]
    public void An_entity_of_a_derived_type_is_refused()
    {
        using var loaded = new Loaded(Run.Of("""
            [Table] public partial record Order { [PartitionKey] public required string Id { get; init; } }
            public record Special : Order { public string? Extra { get; init; } }
            static class Data { public static object[] All() => [new Order { Id = "1" }, new Special { Id = "1" }]; }
            """));
        var codec = loaded.CodecOf(loaded.Data[0]);
        Assert.Equal("it is a Special, of which only the properties of Order would be stored", Assert.Single(Loaded.Validate(codec, loaded.Data[1])));
    }
}
