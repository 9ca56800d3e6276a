namespace FauxSql.Generator.Tests.CodeFixes;

/// <summary>What a fix leaves behind is laid out as before, compiles with what is generated for it, and is not warned of any more.</summary>
public sealed class CodeFixTests
{
    public static TheoryData<FixCase> Cases => [.. FixCases.All];

    public static TheoryData<FixCase> Without => [.. FixCases.WithoutFix];

    public static TheoryData<string> Ids => [.. Workbench.FixableIds];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_fix_leaves_right_code(FixCase fix)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var bench = new Workbench(fix.Before);
        var found = Assert.Single(await bench.FindingsAsync(fix.Id, cancellation));
        var action = Assert.Single(await bench.FixesOfAsync(found, cancellation), action => action.Title.StartsWith(fix.Title, StringComparison.Ordinal));
        await bench.ApplyAsync(action, cancellation);
        Assert.Equal(fix.After, await bench.TextAsync(cancellation));
        Assert.Empty(await bench.ErrorsAsync(cancellation));
        Assert.Empty(await bench.FindingsAsync(fix.Id, cancellation));
    }

    [Theory]
    [MemberData(nameof(Without))]
    public async Task No_fix_is_offered_where_it_would_change_what_happens(FixCase fix)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var bench = new Workbench(fix.Before);
        var found = Assert.Single(await bench.FindingsAsync(fix.Id, cancellation));
        Assert.DoesNotContain(await bench.FixesOfAsync(found, cancellation), action => action.Title.StartsWith(fix.Title, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_fix_has_a_case(string id) => Assert.Contains(FixCases.All, fix => fix.Id == id);

    [Theory]
    [InlineData("FXS100")]
    [InlineData("FXS101")]
    [InlineData("FXS102")]
    [InlineData("FXS103")]
    [InlineData("FXS104")]
    [InlineData("FXS105")]
    [InlineData("FXS110")]
    [InlineData("FXS111")]
    [InlineData("FXS112")]
    [InlineData("FXS113")]
    [InlineData("FXS114")]
    [InlineData("FXS115")]
    public void A_warning_of_the_first_analyzers_has_a_fix(string id) => Assert.Contains(id, Workbench.FixableIds);

    [Fact]
    public async Task A_fix_mends_all_places_at_once()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var bench = new Workbench("""
            [Table] public partial record Order
            {
                [PartitionKey] public required string OrderId { get; init; }
                public double Price { get; init; } = 1.5;
                public float? Fee { get; init; }
            }
            """);
        await bench.ApplyToAllAsync("FXS115", "Use decimal", cancellation);
        Assert.Equal("""
            [Table] public partial record Order
            {
                [PartitionKey] public required string OrderId { get; init; }
                public decimal Price { get; init; } = 1.5m;
                public decimal? Fee { get; init; }
            }
            """, await bench.TextAsync(cancellation));
        Assert.Empty(await bench.ErrorsAsync(cancellation));
    }

    [Fact]
    public async Task A_fix_reaches_the_other_files()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var bench = new Workbench(
            "public static class Use { public static Task<IReadOnlyList<Order>> Of(ShopDb db) => db.Orders.ByGSI1(\"1\").Where(o => o.Total > 1).ToListAsync(); }",
            "[Table] public partial record Order { [PartitionKey] public required string OrderId { get; init; } [Index(\"GSI1\")] public required string CustomerId { get; init; } public decimal Total { get; init; } } [Database] public partial class ShopDb;");
        var found = Assert.Single(await bench.FindingsAsync("FXS112", cancellation));
        await bench.ApplyAsync(Assert.Single(await bench.FixesOfAsync(found, cancellation)), cancellation);
        Assert.Contains("db.Orders.ByCustomer(\"1\")", await bench.TextAsync(cancellation), StringComparison.Ordinal);
        Assert.Empty(await bench.ErrorsAsync(cancellation));
    }
}
