using FauxSql.Generator.Tests.Running;
using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Tests.Emitting;

/// <summary>Of an index that holds a part of each item, only that part can be asked for.</summary>
public sealed class ProjectionTests
{
    private const string Shop = """
        [Table] public sealed partial record Order
        {
            [PartitionKey] public required string Id { get; init; }
            [Index("StatusIndex", Include = [nameof(Total)])] public required string Status { get; init; }
            public decimal Total { get; init; }
            public string? Note { get; init; }
            [References<Order>] public string? ParentId { get; init; }
            [Related] public Order? Parent { get; init; }
        }
        [Database] public sealed partial class ShopDb;
        """;

    [Theory]
    [InlineData("db.Orders.ByStatus(\"open\").Where(o => o.Total > 1)", null)]
    [InlineData("db.Orders.ByStatus(\"open\").Where(o => o.Id == \"1\")", null)]
    [InlineData("db.Orders.ByStatus(\"open\").Where(o => o.Note == \"x\")", "'OrderInStatusIndexFields' does not contain a definition for 'Note'")]
    [InlineData("db.Orders.ByStatus(\"open\").With(o => o.Parent)", "'OrderInStatusIndexRelations' does not contain a definition for 'Parent'")]
    [InlineData("new OrderInStatusIndex { Id = \"1\", Status = \"open\" }.Note", "'OrderInStatusIndex' does not contain a definition for 'Note'")]
    public void What_the_index_does_not_hold_does_not_compile(string code, string? error)
    {
        var run = Run.Of($"{Shop} public static class Use {{ public static object? Of(ShopDb db) => {code}; }}");

        Assert.Empty(run.Diagnostics);
        if (error is null)
            Assert.Empty(run.CompilerProblems);
        else
            Assert.Contains(error, Assert.Single(run.CompilerProblems).GetMessage(null), StringComparison.Ordinal);
    }
}
