using System.Text;
using FauxSql.Design.Checks;
using FauxSql.Design.Checks.Data;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Design.Tests.Checks.Data;

public sealed class DataEvidenceTests
{
    private const int Limit = 409_600;

    public static TheoryData<string> WithItems => ["FXS231", "FXS232", "FXS233", "FXS234"];

    [Theory]
    [MemberData(nameof(WithItems))]
    public void The_first_items_break_the_rule_and_no_other(string id) => Assert.Equal(id, Assert.Single(Check(id, RulePages.Items(id)[0])).Rule.Id);

    [Theory]
    [MemberData(nameof(WithItems))]
    public void The_second_items_are_right(string id) => Assert.Empty(Check(id, RulePages.Items(id)[1]));

    [Theory]
    [InlineData((Limit * 8 / 10) - 1, false)]
    [InlineData(Limit * 8 / 10, true)]
    public void An_item_is_large_from_80_percent_on(int bytes, bool isFound)
    {
        var text = new string('x', bytes - "NoteId".Length - "N1".Length - "Body".Length);
        var findings = Check("FXS230", [("Note", $$"""{"NoteId":{"S":"N1"},"Body":{"S":"{{text}}"} }""")]);
        Assert.Equal(isFound ? ["FXS230"] : [], findings.Select(finding => finding.Rule.Id));
    }

    [Theory]
    [InlineData(1_000, 4_000, true)]
    [InlineData(999, 999, false)]
    [InlineData(1_000, 4_001, false)]
    public void A_key_is_frequent_with_a_fifth_and_a_thousand_items(int same, int others, bool isFound)
    {
        var items = Enumerable.Range(0, same + others).Select(number => ("Order", $$"""{"OrderId":{"S":"O{{number}}"},"Shop":{"S":"{{(number < same ? "main" : $"S{number % 200}")}}"} }"""));
        var findings = Check("FXS235", items).ToList();
        Assert.Equal(isFound ? [("FXS235", "ShopIndex", "Shop")] : [], findings.Select(finding => (finding.Rule.Id, finding.Index!, finding.Attribute!)));
        Assert.All(findings, finding => Assert.Contains("Shop = main", finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_frequent_key_is_found_wherever_it_stands_among_more_values_than_are_kept()
    {
        var values = new FrequentValues();
        var random = new Random(7);
        for (var i = 0; i < 100_000; i++)
            values.Add(random.Next(5) == 0 ? "hot" : $"cold{random.Next(50_000)}");
        Assert.Equal("hot", values.Most().Key);
        Assert.InRange(values.Most().Value, (100_000 / 5) - 1_000 - (100_000 / 257), (100_000 / 5) + 1_000);
    }

    [Fact]
    public void A_message_counts_the_items_and_names_the_first_and_no_sensitive_key()
    {
        var model = CompiledModel.Of("[Table] public sealed partial record Person { [PartitionKey, Sensitive] public required string Email { get; init; } public required int Age { get; init; } }").Schema;
        var evidence = new DataEvidence(model);
        foreach (var age in (string[])["""{"S":"old"}""", """{"N":"7"}""", """{"BOOL":true}"""])
            evidence.Add(model.Entities[0], Encoding.UTF8.GetBytes($$"""{"Email":{"S":"a@example.com"},"Age":{{age}}}"""));
        Assert.Equal("2 of 3 Person items have String or Boolean in Age where the model has Number, and cannot be read: repair them. The first is Person •••", Assert.Single(evidence.Findings()).Message);
    }

    [Fact]
    public void What_is_of_another_version_or_ours_is_no_mistake()
    {
        var model = CompiledModel.Of("[Table] public sealed partial record Person { [PartitionKey] public required string Id { get; init; } public string? Nick { get; init; } [Derived(nameof(Id))] public string Initial => Id[..1]; }").Schema;
        var evidence = new DataEvidence(model);
        evidence.Add(model.Entities[0], """{"Id":{"S":"1"},"Nick":{"NULL":true},"_fx.shard8":{"N":"3"}}"""u8.ToArray());
        Assert.Empty(evidence.Findings());
    }

    [Fact]
    public void Unknown_attributes_by_the_thousand_are_counted_and_not_kept()
    {
        var model = CompiledModel.Of(RulePages.Models("FXS232")[0]).Schema;
        var evidence = new DataEvidence(model);
        for (var i = 0; i < 1_000; i++)
            evidence.Add(model.Entities[0], Encoding.UTF8.GetBytes($$"""{"CustomerId":{"S":"C1"},"Tag{{i}}":{"S":"x"} }"""));
        var findings = evidence.Findings().ToList();
        Assert.Equal(51, findings.Count);
        Assert.Contains(findings, finding => finding.Message.Contains("950 times", StringComparison.Ordinal));
    }

    private static List<Finding> Check(string id, IEnumerable<(string Entity, string Json)> items)
    {
        var model = CompiledModel.Of(RulePages.Models(id)[0]).Schema;
        var evidence = new DataEvidence(model);
        var keys = new HashSet<(string, AttributeValue)>();
        var uses = new List<ReferenceUse>();
        foreach (var (name, json) in items)
        {
            var entity = model.Entities.Single(candidate => candidate.Name == name);
            var item = Encoding.UTF8.GetBytes(json);
            uses.AddRange(evidence.Add(entity, item));
            keys.Add((name, ItemJson.Parse(item)[entity.Key.Partition[0]]));
        }

        foreach (var use in uses.Where(use => !keys.Contains((use.Reference.Target, use.Value))))
            evidence.AddOrphan(use);
        return [.. ModelCheck.Run(model, data: evidence.Findings()).Findings.Where(finding => finding.Rule.IsOfData)];
    }
}
