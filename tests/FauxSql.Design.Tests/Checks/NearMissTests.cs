using FauxSql.Design.Checks;

namespace FauxSql.Design.Tests.Checks;

/// <summary>What looks like a mistake and is none, and mistakes that look like nothing.</summary>
public sealed class NearMissTests
{
    private const string Shop = "[Table] public sealed partial record Shop { [PartitionKey] public required string ShopId { get; init; } [Related] public IReadOnlyList<Order>? Orders { get; init; } } ";

    [Theory]
    [InlineData("FXS200", "[Table] public sealed partial record Page { [PartitionKey] public required string PageId { get; init; } [SortKey] public required int Version { get; init; } }")]
    [InlineData("FXS200", "[Table] public sealed partial record Page { [PartitionKey(Pattern = \"History: all drafts of a page\")] public required string PageId { get; init; } [SortKey] public required string DraftId { get; init; } }")]
    [InlineData("FXS200", "[Table] public sealed partial record Visit { [PartitionKey] public required string PageId { get; init; } [SortKey] public required string VisitId { get; init; } }")]
    [InlineData("FXS201", "[Table] public sealed partial record Page { [PartitionKey] public required string PageId { get; init; } [Embedded(Max = 5)] public IReadOnlySet<string> Tags { get; init; } = new HashSet<string>(); }")]
    [InlineData("FXS202", "[Table] public sealed partial record Aa { [PartitionKey] public required string AaId { get; init; } } [Table] public sealed partial record Bb { [PartitionKey] public required string BbId { get; init; } public int AaId { get; init; } }")]
    [InlineData("FXS202", "[Table] public sealed partial record Org { [PartitionKey] public required string OrgId { get; init; } } [Table] public sealed partial record Plan { [PartitionKey, References<Org>(Because = \"one each\")] public required string OrgId { get; init; } }")]
    [InlineData("FXS202", "[Table] public sealed partial record Aa { [PartitionKey] public required string Id { get; init; } } [Table] public sealed partial record Bb { [PartitionKey] public required string Id { get; init; } }")]
    [InlineData("FXS203", "[Table] [AccessPattern(\"Login\", Status = AccessPatternStatus.Planned)] public sealed partial record Page { [PartitionKey(Pattern = \"Get page\")] public required string PageId { get; init; } }")]
    [InlineData("FXS203", "[Table] public sealed partial record Page { [PartitionKey] public required string PageId { get; init; } [Index(\"OwnerIndex\")] public required string Owner { get; init; } }")]
    [InlineData("FXS203", "[Table] public sealed partial record StaffArea { [PartitionKey] public required string StaffId { get; init; } [SortKey, Index(\"AreaIndex\", Pattern = \"Staff of an area\")] public required string AreaId { get; init; } }")]
    [InlineData("FXS204", Shop + "[Table] public sealed partial record Order { [PartitionKey] public required string OrderId { get; init; } [References<Shop>, Index(\"ShopIndex\")] public required string ShopId { get; init; } }")]
    [InlineData("FXS205", Shop + "[Table] public sealed partial record Order { [PartitionKey] public required string OrderId { get; init; } [References<Shop>, Index(\"ShopIndex\")] public required string ShopId { get; init; } }")]
    [InlineData("FXS206", "[Table] public sealed partial record Page { [PartitionKey] public required string PageId { get; init; } [MaxLength(100_000)] public string? Body { get; init; } }")]
    [InlineData("FXS206", "[Table] public sealed partial record Page { [PartitionKey] public required string PageId { get; init; } public Node? Root { get; init; } } public sealed partial record Node { public Node? Next { get; init; } [MaxLength(100_000)] public string? Text { get; init; } }")]
    [InlineData("FXS207", "[Table] public sealed partial record Person { [PartitionKey] public required string PersonId { get; init; } [Index(\"BirthdayIndex\")] public required DateOnly BirthDate { get; init; } }")]
    [InlineData("FXS207", "[Table] public sealed partial record Visit { [PartitionKey] public required string VisitId { get; init; } [Index(\"ShopIndex\")] public required string Shop { get; init; } [IndexSortKey(\"ShopIndex\")] public required DateOnly Day { get; init; } }")]
    [InlineData("FXS207", "[Table] public sealed partial record Visit { [PartitionKey] public required string VisitId { get; init; } [Index(\"ShopIndex\")] public required string Shop { get; init; } [Index(\"ShopIndex\")] public required DateOnly Day { get; init; } }")]
    [InlineData("FXS208", "[Table] public sealed partial record Mail { [PartitionKey] public required string MailId { get; init; } [Index(\"FromIndex\", Pattern = \"Mails from an address\")] public required string Email { get; init; } [IndexSortKey(\"FromIndex\")] public required DateTimeOffset SentAt { get; init; } }")]
    [InlineData("FXS209", "[Table] public sealed partial record Page { [PartitionKey] public required string PageId { get; init; } public DateOnly Day { get; init; } public TimeOnly Opens { get; init; } public string? CreatedBy { get; init; } }")]
    [InlineData("FXS211", "[Table] public sealed partial record Page { [PartitionKey] public required string PageId { get; init; } [Index(\"OwnerIndex\", KeysOnly = true)] public required string Owner { get; init; } }")]
    [InlineData("FXS212", "[Table] public sealed partial record Aa { [PartitionKey] public required string AaId { get; init; } } [Table] public sealed partial record Bb { [PartitionKey] public required string BbId { get; init; } }")]
    public void Right_models_are_not_found(string id, string model) => Assert.DoesNotContain(ModelCheck.Run(CompiledModel.Of(model).Schema).Findings, finding => finding.Rule.Id == id);

    [Theory]
    [InlineData("FXS110", "Order.Basket", "[Table] public sealed partial record Order { [PartitionKey] public required string OrderId { get; init; } public Basket? Basket { get; init; } } public sealed partial record Basket { public List<Line>? Rows { get; init; } } public sealed partial record Line { public int Quantity { get; init; } }")]
    [InlineData("FXS202", "Plan.OrgId", "[Table] public sealed partial record Org { [PartitionKey] public required string OrgId { get; init; } } [Table] public sealed partial record Plan { [PartitionKey] public required string OrgId { get; init; } }")]
    [InlineData("FXS203", "Page.Owner", "[Table] public sealed partial record Page { [PartitionKey] public required string PageId { get; init; } [Index(\"OwnerIndex\", Pattern = \"List all pages\")] public required string Owner { get; init; } }")]
    [InlineData("FXS203", "Page.PageId", "[Table] public sealed partial record Page { [PartitionKey(Pattern = \"Get page data\")] public required string PageId { get; init; } }")]
    [InlineData("FXS206", "Page.Images", "[Table] public sealed partial record Page { [PartitionKey] public required string PageId { get; init; } [Embedded(Max = 100)] public IReadOnlyList<Image> Images { get; init; } = []; } public sealed partial record Image { [Embedded(Max = 100)] public IReadOnlyList<string> Labels { get; init; } = []; }")]
    [InlineData("FXS207", "Visit.Month", "[Table] public sealed partial record Visit { [PartitionKey] public required string Month { get; init; } [SortKey] public required string VisitId { get; init; } }")]
    [InlineData("FXS207", "Visit.Month", "[Table] public sealed partial record Visit { [PartitionKey] public required string VisitId { get; init; } public DateTimeOffset At { get; init; } [Derived(nameof(At)), Index(\"MonthIndex\")] public string Month => At.ToString(\"yyyy-MM\"); }")]
    [InlineData("FXS208", "User.Account", "[Table] public sealed partial record User { [PartitionKey] public required string UserId { get; init; } [Index(\"AccountIndex\", Pattern = \"Sign-in: user by account\")] public required string Account { get; init; } }")]
    [InlineData("FXS209", "Page.CreatedAt", "[Table] public sealed partial record Page { [PartitionKey] public required string PageId { get; init; } public string? CreatedAt { get; init; } }")]
    [InlineData("FXS211", "Page.Owner", "[Table] public sealed partial record Page { [PartitionKey] public required string PageId { get; init; } [Index(\"OwnerIndex\", Include = [nameof(Heading)])] public required string Owner { get; init; } public string? Heading { get; init; } }")]
    public void Wrong_models_are_found_where_they_are_wrong(string id, string place, string model) =>
        Assert.Equal(place, Assert.Single(ModelCheck.Run(CompiledModel.Of(model).Schema).Findings, finding => finding.Rule.Id == id).Place.ToString());

    [Fact]
    public void Replicas_break_what_is_unique_enforced_and_linked()
    {
        var model = CompiledModel.Of("""
            [Table] public sealed partial record User { [PartitionKey] public required string UserId { get; init; } [Unique] public required string Email { get; init; } [Version] public long Revision { get; init; } [Related(Through = typeof(Member))] public IReadOnlyList<Team>? Teams { get; init; } }
            [Table] public sealed partial record Team { [PartitionKey] public required string TeamId { get; init; } [References<User>(Enforced = true), Index("OwnerIndex")] public required string OwnerId { get; init; } }
            [Table] public sealed partial record Member { [PartitionKey, References<User>] public required string UserId { get; init; } [SortKey, References<Team>] public required string TeamId { get; init; } }
            """).Schema;
        var found = ModelCheck.Run(model, new CheckOptions { Replicas = ["us-east-1"] }).Findings.Where(finding => finding.Rule.Id == "FXS213").Select(finding => (finding.Place.ToString(), finding.Severity));
        Assert.Equal([("Member", Severity.Warning), ("Team.OwnerId", Severity.Error), ("User.Email", Severity.Error), ("User.Revision", Severity.Warning)], found);
        Assert.DoesNotContain(ModelCheck.Run(model).Findings, finding => finding.Rule.Id == "FXS213");
    }

    [Theory]
    [InlineData(10, null)]
    [InlineData(11, Severity.Warning)]
    [InlineData(20, Severity.Warning)]
    [InlineData(21, Severity.Error)]
    public void Many_indexes_are_a_warning_and_too_many_an_error(int indexes, Severity? severity)
    {
        var properties = string.Concat(Enumerable.Range(1, indexes).Select(number => $"[Index(\"Part{number}Index\")] public string? Part{number} {{ get; init; }} "));
        var model = CompiledModel.Of($"[Table] public sealed partial record Page {{ [PartitionKey] public required string PageId {{ get; init; }} {properties} }}").Schema;
        Assert.Equal(severity, ModelCheck.Run(model).Findings.FirstOrDefault(finding => finding.Rule.Id == "FXS210")?.Severity);
    }
}
