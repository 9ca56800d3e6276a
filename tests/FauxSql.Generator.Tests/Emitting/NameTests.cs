using FauxSql.Generator.Tests.Running;
using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Tests.Emitting;

/// <summary>Tables and finders are named for what they hold and search by.</summary>
public sealed class NameTests
{
    [Theory]
    [InlineData("Order", null, "Orders", "Orders")]
    [InlineData("Category", null, "Categories", "Categories")]
    [InlineData("Day", null, "Days", "Days")]
    [InlineData("Address", null, "Addresses", "Addresses")]
    [InlineData("Box", null, "Boxes", "Boxes")]
    [InlineData("Branch", null, "Branches", "Branches")]
    [InlineData("Wish", null, "Wishes", "Wishes")]
    [InlineData("OrderItem", null, "OrderItems", "OrderItems")]
    [InlineData("Person", "People", "People", "People")]
    [InlineData("Order", "my-orders.v2", "my-orders.v2", "MyOrdersV2")]
    [InlineData("Order", "orders_2026", "orders_2026", "Orders_2026")]
    [InlineData("Order", "2026-orders", "2026-orders", "_2026Orders")]
    public void A_table_has_the_plural_of_the_type_or_its_own_name(string type, string? name, string inDynamo, string inCode)
    {
        var run = Run.Of($$"""
            [Table({{(name is null ? "" : $"\"{name}\"")}})] public partial record {{type}} { [PartitionKey] public required string Id { get; init; } }
            [Database] public partial class Db;
            """);
        Assert.Empty(run.CompilerProblems);
        Assert.Contains(run.Output.GetTypeByMetadataName("Db")!.GetMembers().OfType<IPropertySymbol>(), property => property.Name == inCode && property.Type.Name == inCode + "Table");
        Assert.Contains(run.Output.SyntaxTrees, tree => tree.ToString().Contains($"\\\"table\\\":\\\"{inDynamo}\\\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("CustomerIndex", "ByCustomer")]
    [InlineData("EmailIndex", "ByEmail")]
    [InlineData("Email", "ByEmail")]
    [InlineData("ByEmail", "ByEmail")]
    [InlineData("by-email-index", "ByEmail")]
    [InlineData("Bystander", "ByBystander")]
    [InlineData("Index", "ByIndex")]
    [InlineData("GSI1", "ByGSI1")]
    [InlineData("gsi.1", "ByGsi1")]
    [InlineData("2nd", "By_2nd")]
    public void A_finder_is_named_for_its_index(string index, string finder)
    {
        var run = Run.Of($$"""[Table] public partial record Order { [PartitionKey] public required string Id { get; init; } [Index("{{index}}")] public required string Other { get; init; } }""");
        Assert.Empty(run.CompilerProblems);
        Assert.Equal([finder], FindersOf(run));
    }

    [Theory]
    [InlineData("OrderId", "ByOrder")]
    [InlineData("Tenant", "ByTenant")]
    [InlineData("Id", "ById")]
    public void A_finder_of_a_composite_key_is_named_for_the_partition(string partition, string finder)
    {
        var run = Run.Of($$"""[Table] public partial record Order { [PartitionKey] public required string {{partition}} { get; init; } [SortKey] public required int Line { get; init; } }""");
        Assert.Empty(run.CompilerProblems);
        Assert.Equal([finder], FindersOf(run));
    }

    private static IEnumerable<string> FindersOf(Run run) => run.Output.GetTypeByMetadataName("OrdersTable")!.GetMembers().OfType<IMethodSymbol>()
        .Select(method => method.Name).Where(name => name.StartsWith("By", StringComparison.Ordinal));
}
