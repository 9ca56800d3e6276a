using FauxSql.Generator.Tests.Running;
using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Tests.Queries;

/// <summary>Code that asks for what no key or index serves, or what DynamoDB cannot evaluate, does not compile, and the compiler names what is wrong.</summary>
public sealed class WrongCodeTests
{
    private const string Model = """
        public enum Status { Open, Paid }
        public partial record Address { public string? City { get; init; } public int Floor { get; init; } }
        [Table] public sealed partial record Customer { [PartitionKey] public required string CustomerId { get; init; } }
        [Table] public sealed partial record Order
        {
            [PartitionKey] public required string OrderId { get; init; }
            [Index("CustomerIndex"), References<Customer>] public required string CustomerId { get; init; }
            [IndexSortKey("CustomerIndex")] public required int Number { get; init; }
            [Index("StatusIndex")] public Status Status { get; init; }
            [Index("ShopIndex")] public string? Shop { get; init; }
            [IndexSortKey("ShopIndex")] public Status Stage { get; init; }
            public decimal Total { get; init; }
            public decimal? Paid { get; init; }
            public bool IsGift { get; init; }
            public Guid Token { get; init; }
            public string? Note { get; init; }
            public IReadOnlySet<string> Tags { get; init; } = new HashSet<string>();
            public IReadOnlyList<Address> Stops { get; init; } = [];
            public Address? Home { get; init; }
            public string Computed => OrderId + "!";
            [Related] public Customer? Customer { get; init; }
        }
        [Table] public abstract partial record Payment { [PartitionKey] public required string PaymentId { get; init; } }
        [Subtype("card")] public sealed partial record Card : Payment { public string? Last4 { get; init; } }
        [Subtype("transfer")] public sealed partial record Transfer : Payment;
        [Database] public sealed partial class Db;
        public static class Code
        {
            public static object? Run(Db db) =>
        """;

    // The code, the compiler's error, and what it names.
    private static readonly Dictionary<string, (string Code, string Id, string Names)> Cases = new(StringComparer.Ordinal)
    {
        ["a subtype's attribute of the whole entity"] = ("""db.Payments.Scan().Where(p => p.Last4 == "1")""", "CS1061", "Last4"),
        ["a subtype of another entity"] = ("""db.Orders.Scan().OfType(o => o.Card)""", "CS1061", "Card"),
        ["one subtype of another"] = ("""db.Payments.Scan().OfType(p => p.Card).OfType(c => c.Transfer)""", "CS0311", "Transfer"),
        ["an item that would have no type"] = ("""db.Payments.Upsert("P1")""", "CS1061", "Upsert"),
        ["a finder that no index serves"] = ("""db.Orders.ByTotal(10)""", "CS1061", "ByTotal"),
        ["a finder of a partition without sort key"] = ("""db.Orders.ByOrder("O1")""", "CS1061", "ByOrder"),
        ["a range without sort key"] = ("""db.Orders.ByStatus(Status.Open).Between(1, 2)""", "CS0411", "Between"),
        ["an order without sort key"] = ("""db.Orders.ByStatus(Status.Open).Newest()""", "CS0311", "NoSortKey"),
        ["a range of names, which are stored in another order than the enum's"] = ("""db.Orders.ByShop("S").From(Status.Paid)""", "CS0315", "Status"),
        ["an order of a scan"] = ("""db.Orders.Scan().Newest()""", "CS0311", "NoSortKey"),
        ["an order by any attribute"] = ("""db.Orders.ByCustomer("C1").OrderBy(o => o.Total)""", "CS1061", "OrderBy"),
        ["a prefix of a number"] = ("""db.Orders.ByCustomer("C1").StartsWith("1")""", "CS1929", "StartsWith"),
        ["a range of another type"] = ("""db.Orders.ByCustomer("C1").After("2026")""", "CS0411", "After"),
        ["a partition of another type"] = ("""db.Orders.ByCustomer(7)""", "CS1503", "int"),
        ["a key of another type"] = ("""db.Orders.Get(7)""", "CS1503", "int"),
        ["a comparison with another type"] = ("""db.Orders.Scan().Where(o => o.Total == "10")""", "CS0019", "string"),
        ["a comparison of attributes of different types"] = ("""db.Orders.Scan().Where(o => o.Total < o.Note)""", "CS0019", "TextField<string"),
        ["an order of what has none"] = ("""db.Orders.Scan().Where(o => o.Status > Status.Open)""", "CS0019", "Field<Status>"),
        ["an order of GUIDs"] = ("""db.Orders.Scan().Where(o => o.Token < Guid.Empty)""", "CS0019", "Field<Guid>"),
        ["a range of truth values"] = ("""db.Orders.Scan().Where(o => o.IsGift.Between(false, true))""", "CS1061", "Between"),
        ["a prefix in a number"] = ("""db.Orders.Scan().Where(o => o.Total.StartsWith("1"))""", "CS1929", "StartsWith"),
        ["a length of a number"] = ("""db.Orders.Scan().Where(o => o.Total.Length > 1)""", "CS1061", "Length"),
        ["null where there is a value always"] = ("""db.Orders.Scan().Where(o => o.Total == null)""", "CS8625", "null"),
        ["an element of another type"] = ("""db.Orders.Scan().Where(o => o.Tags.Contains(1))""", "CS1503", "int"),
        ["a part of a nested record that it does not have"] = ("""db.Orders.Scan().Where(o => o.Home.Street == "x")""", "CS1061", "Street"),
        ["a position in a set"] = ("""db.Orders.Scan().Where(o => o.Tags[0] == "x")""", "CS0021", "SetField"),
        ["a type mismatch in a nested record by position"] = ("""db.Orders.Scan().Where(o => o.Stops[0].Floor == "x")""", "CS0019", "string"),
        ["a condition on what is not stored"] = ("""db.Orders.Scan().Where(o => o.Computed == "x")""", "CS1061", "Computed"),
        ["a condition on another item"] = ("""db.Orders.Scan().Where(o => o.Customer.CustomerId == "x")""", "CS1061", "Customer"),
        ["a condition in plain C#"] = ("""db.Orders.Scan().Where(o => true)""", "CS0029", "Condition"),
        ["a method that DynamoDB does not have"] = ("""db.Orders.Scan().Where(o => o.Note.Trim() == "X")""", "CS1929", "Trim"),
        ["LINQ over everything"] = ("""db.Orders.Scan().GroupBy(o => o.Status)""", "CS1061", "GroupBy"),
        ["a selection of what is computed"] = ("""db.Orders.Scan().Select(o => o.Total * 2)""", "CS0019", "NumberField<decimal>"),
        ["a selection of an unknown attribute"] = ("""db.Orders.Scan().Select(o => o.Price)""", "CS1061", "Price"),
        ["a consistent read of an index"] = ("""db.Orders.ByCustomer("C1").Consistent()""", "CS1061", "Consistent"),
        ["a change of an unknown attribute"] = ("""db.Orders.Update("O1").Set(o => o.Price, 1)""", "CS1061", "Price"),
        ["a change to another type"] = ("""db.Orders.Update("O1").Set(o => o.Total, "x")""", "CS0411", "Set"),
        ["adding to a text"] = ("""db.Orders.Update("O1").Add(o => o.Note, "x")""", "CS0029", "NumberField"),
        ["an include of what is not related"] = ("""db.Orders.Get("O1", o => o.Items)""", "CS1061", "Items"),
    };

    public static TheoryData<string> Names { get; } = [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Wrong_code_does_not_compile(string name)
    {
        var (code, id, names) = Cases[name];

        var problem = Problems(code)[0];

        Assert.StartsWith(id, problem.Id, StringComparison.Ordinal);
        Assert.Contains(names, problem.GetMessage(null), StringComparison.Ordinal);
    }

    // So that what is wrong above is the code, and not what is around it.
    [Theory]
    [InlineData("""db.Orders.ByCustomer("C1").Between(1, 2).Newest().Where(o => o.Total > 10 && o.Paid == null && o.Stops[0].Floor == 1).Take(3)""")]
    [InlineData("""db.Orders.Scan(segments: 4).Consistent().Where(o => o.Paid.Value < o.Total).Select(o => (o.OrderId, o.Home.City))""")]
    [InlineData("""db.Orders.Update("O1").Set(o => o.Total, 1).Set(o => o.Paid, null)""")]
    public void Right_code_compiles(string code) => Assert.Empty(Problems(code));

    private static List<Diagnostic> Problems(string code)
    {
        var run = Run.Of(Model + code + ";\n}");
        Assert.Empty(run.Diagnostics);
        return [.. run.CompilerProblems.OrderByDescending(problem => problem.Severity)];
    }
}
