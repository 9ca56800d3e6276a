using FauxSql.Generator.Tests.Running;

namespace FauxSql.Generator.Tests.Emitting;

/// <summary>A comparison compiles only where the converter promises that what is stored sorts as the C# type does.</summary>
public sealed class ConvertedOrderTests
{
    [Theory]
    [InlineData("db.Orders.ByOrder(\"1\").From(new(1))")]
    [InlineData("db.Orders.ByOrder(\"1\").Newest()")]
    [InlineData("db.Orders.ByOrder(\"1\").Where(o => o.Price < new Level(1))")]
    public void An_unordered_converter_gives_no_order(string query)
    {
        Assert.NotEmpty(Model("ValueConverter", query).CompilerProblems);
        Assert.Empty(Model("OrderedValueConverter", query).CompilerProblems);
    }

    [Fact]
    public void Equality_is_always_there() => Assert.Empty(Model("ValueConverter", "db.Orders.ByOrder(\"1\").Where(o => o.Price == new Level(1))").CompilerProblems);

    private static Run Model(string converter, string query) => Run.Of($$"""
        [Converter<Levels>] public readonly record struct Level(int Number) : IComparable<Level> { public int CompareTo(Level other) => Number.CompareTo(other.Number); }
        public sealed class Levels : {{converter}}<Level, int> { public override int ToStored(Level value) => value.Number; public override Level FromStored(int stored) => new(stored); }
        [Table] public sealed partial record Order { [PartitionKey] public required string OrderId { get; init; } [SortKey] public required Level Level { get; init; } public Level Price { get; init; } }
        [Database] public sealed partial class Db;
        static class Use { public static object Of(Db db) => {{query}}; }
        """);
}
