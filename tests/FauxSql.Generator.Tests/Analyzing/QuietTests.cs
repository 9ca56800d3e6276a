using FauxSql.Generator.Tests.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FauxSql.Generator.Tests.Analyzing;

/// <summary>What looks like something that the analyzers warn of, and is right.</summary>
public sealed class QuietTests
{
    public static TheoryData<string> Statements =>
    [
        // FXS100
        "var next = id; while (next.Length > 0) { var order = await db.Orders.GetAsync(next); next = order.CustomerId; }",
        "var next = id; foreach (var _ in ids) { var order = await db.Orders.GetAsync(next); next = order.CustomerId; }",
        "foreach (var one in ids) { var last = id; Console.WriteLine(await db.Orders.FindAsync(last)); }",
        "foreach (var one in ids) { if (await db.Orders.FindAsync(one) is not null) break; }",
        "foreach (var one in ids) { if (await db.Orders.FindAsync(one) is not null) return; }",
        "for (var i = 0; i < 3; i++) Console.WriteLine(await db.Orders.FindAsync(id));",
        "foreach (var one in ids) { Func<Task<Order?>> later = () => db.Orders.FindAsync(one); Console.WriteLine(later); }",
        "foreach (var one in await db.Orders.FindManyAsync(ids)) Console.WriteLine(one);",
        "foreach (var one in ids) Console.WriteLine(await db.Orders.ByCustomer(one).ToListAsync());",
        "foreach (var one in ids) { var other = (await db.Orders.ByCustomer(one).Take(1).ToListAsync())[0]; Console.WriteLine(await db.Customers.FindAsync(other.CustomerId)); }",
        "foreach (var one in ids) { await db.Customers.DeleteAsync(one); Console.WriteLine(await db.Orders.FindAsync(one)); }",
        "Console.WriteLine(ids.Select(one => db.Orders.FindAsync(id)).Count());",

        // FXS101
        "Console.WriteLine(await db.Customers.ByEmail(id).SingleOrDefaultAsync());",
        "Console.WriteLine(await db.Orders.ByCustomer(id).Where(o => o.Total > 1).SingleOrDefaultAsync());",
        "Console.WriteLine(await db.Orders.ByCustomer(id).From(DateTimeOffset.UnixEpoch).SingleOrDefaultAsync());",
        "Console.WriteLine(await db.Orders.ByCustomer(id).Take(1).SingleOrDefaultAsync());",
        "Console.WriteLine(await db.Items.ByOrder(id).SingleOrDefaultAsync());",

        // FXS102
        "Console.WriteLine(await db.Orders.ByCustomer(id).Where(o => o.Total > 1 && o.Status == OrderStatus.Paid).ToListAsync());",
        "Console.WriteLine(await db.Orders.ByCustomer(id).Where(o => o.OrderId > \"O5\").ToListAsync());",
        "Console.WriteLine(await db.Orders.ByCustomer(id).Where(o => o.City == \"x\" && o.Street == \"y\").ToListAsync());",
        "Console.WriteLine(await db.Orders.Scan().Where(o => o.CustomerId == id || o.Total > 1).Take(5).ToListAsync());",
        "Console.WriteLine(await db.Orders.Scan().Where(o => o.City == null).Take(5).ToListAsync());",
        "Console.WriteLine(await db.Orders.Scan().Where(o => o.Street == o.City).Take(5).ToListAsync());",
        "Console.WriteLine(await db.Orders.Scan().Where(o => o.City == \"x\").Take(5).ToListAsync());",
        "Console.WriteLine(await db.Orders.Scan().Where(o => o.OrderDate == DateTimeOffset.UnixEpoch).Take(5).ToListAsync());",

        // FXS103
        "Console.WriteLine(await db.Orders.Scan().Where(o => o.Total > 1).Take(5).ToListAsync());",
        "Console.WriteLine(await db.Orders.Scan().Within(500).CountAsync());",
        "Console.WriteLine(await db.Orders.Scan().FirstOrDefaultAsync());",
        "await foreach (var order in db.Orders.Scan()) Console.WriteLine(order);",
        "Console.WriteLine(await db.Orders.Scan().DeleteAllAsync());",
        "var page = await db.Orders.Scan().PageAsync(20, id); Console.WriteLine(page.Next);",
        "var query = db.Orders.Scan(); Console.WriteLine(await query.Take(5).ToListAsync());",
        "Console.WriteLine(db.Orders.Scan().Explain());",

        // FXS104
        "var page = await db.Orders.ByCustomer(id).PageAsync(20); Console.WriteLine(page.Items.Count + page.Next);",
        "var page = await db.Orders.ByCustomer(id).PageAsync(20); Console.WriteLine(page.Items.Count + \" \" + page.HasMore);",
        "var page = await db.Orders.ByCustomer(id).PageAsync(20); Console.WriteLine(page);",
        "var (items, next) = await db.Orders.ByCustomer(id).PageAsync(20); Console.WriteLine(items.Count + next);",
        "Console.WriteLine(await db.Orders.ByCustomer(id).PageAsync(20));",
        "var page = await db.Orders.ByCustomer(id).PageAsync(20); Func<string?> next = () => page.Next; Console.WriteLine(page.Items.Count + next());",

        // FXS105
        "var order = await db.Orders.GetAsync(id); await db.Orders.SaveAsync(order with { Total = 1 });",
        "var item = await db.Items.GetAsync(id, id); await db.Items.SaveAsync(item);",
        "await db.Items.SaveAsync(new Item { OrderId = id, ItemId = id } with { Quantity = 2 });",
        "var item = await db.Items.GetAsync(id, id); await db.Items.Put(item with { Quantity = 2 }).If(i => i.Quantity == 1).RunAsync();",
        "var item = await db.Items.GetAsync(id, id); await db.Items.InsertAsync(item with { ItemId = \"copy\" });",
        "var note = await db.Notes.GetAsync(id); await db.Notes.SaveAsync(new Note { NoteId = id, Text = note.Text });",
    ];

    public static TheoryData<string> Members =>
    [
        // FXS100, FXS103, FXS105
        "public static async IAsyncEnumerable<Order?> Each(ShopDb db, IEnumerable<string> ids) { foreach (var one in ids) yield return await db.Orders.FindAsync(one); }",
        "public static FauxSql.Tables.Query<Order, OrderFields, OrderRelations, FauxSql.Tables.NoSortKey> All(ShopDb db) => db.Orders.Scan();",
        "public static Task<Item> Save(ShopDb db, Item item) => db.Items.SaveAsync(item with { Quantity = 1 });",
        "public static Task<FauxSql.Tables.Page<Order>> PageOf(ShopDb db) => db.Orders.ByCustomer(\"1\").PageAsync(20);",
    ];

    public static TheoryData<string> Properties =>
    [
        // FXS110
        "public IReadOnlyList<string> Tags { get; init; } = [];",
        "public IReadOnlyDictionary<string, int> Counts { get; init; } = new Dictionary<string, int>();",
        "[Embedded(Max = 3)] public IReadOnlyList<Line> Lines { get; init; } = [];",
        "[MaxLength(3)] public List<Line> Lines { get; init; } = [];",
        "[NotStored] public IReadOnlyList<Line> Lines { get; init; } = [];",
        "public Line? First { get; init; }",

        // FXS111, FXS112
        "[Index(\"OwnerIndex\"), StoredAs(\"GSI1PK\")] public required string Owner { get; init; }",
        "public string? PK { get; init; }",
        "[Index(\"Sku2025\")] public required string SkuId { get; init; }",
        "[Index(\"ByOwner\")] public required string Spk { get; init; }",

        // FXS113
        "[Index(\"OwnerIndex\", Pattern = \"a\")] public required string Owner { get; init; } [Index(\"OwnerIndex\")] public required string City { get; init; }",
        "[Index(\"OwnerIndex\", Pattern = \"a\")] public required string Owner { get; init; } [Index(\"OwnerIndex\", Pattern = \"a\")] public required string City { get; init; }",

        // FXS114
        "[Index(\"KindIndex\"), Sharded(4)] public DateTimeKind Kind { get; init; }",
        "[Index(\"KindIndex\")] public required string Owner { get; init; } [Index(\"KindIndex\")] public DateTimeKind Kind { get; init; }",
        "[Index(\"OwnerIndex\")] public required string Owner { get; init; } [IndexSortKey(\"OwnerIndex\")] public DateTimeKind Kind { get; init; }",
        "[Index(\"TargetIndex\")] public AttributeTargets Targets { get; init; }",

        // FXS115
        "public decimal Price { get; init; }",
        "public double TaxRate { get; init; }",
        "public double RainTotal { get; init; }",
        "public double PriceIndexWeight { get; init; }",
        "public double Coffee { get; init; }",
        "public double Latitude { get; init; }",
        "[NotStored] public double Price { get; init; }",
    ];

    [Theory]
    [MemberData(nameof(Statements))]
    public void Right_code_is_not_warned_of(string statements) => IsQuiet(Shop.Statements(statements + " await Task.CompletedTask;"));

    [Theory]
    [MemberData(nameof(Members))]
    public void A_right_method_is_not_warned_of(string members) => IsQuiet(Shop.Members(members));

    [Theory]
    [MemberData(nameof(Properties))]
    public void A_right_model_is_not_warned_of(string properties) =>
        IsQuiet($"[Table] public partial record Order {{ [PartitionKey] public required string OrderId {{ get; init; }} {properties} }} public sealed partial record Line {{ public int Quantity {{ get; init; }} }}");

    [Fact]
    public void Code_that_others_generate_is_not_warned_of()
    {
        const string loop = "public static class Use { public static async Task RunAsync(ShopDb db, IReadOnlyList<string> ids) { foreach (var one in ids) Console.WriteLine(await db.Orders.FindAsync(one)); } }";
        var written = Run.CompilationOf("App", [Shop.Model, loop], []);
        var tree = written.SyntaxTrees[1];
        var generated = written.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText("// <auto-generated/>\n" + tree, Run.Parsing, tree.FilePath));
        Assert.NotEmpty(Run.Of(written).Findings);
        Assert.Empty(Run.Of(generated).Findings);
    }

    [Fact]
    public async Task A_project_without_FauxSql_is_left_alone()
    {
        const string alike = """
            using System.Collections.Generic;
            using System.Threading.Tasks;
            public sealed class TableAttribute : System.Attribute;
            public sealed class PartitionKeyAttribute : System.Attribute;
            [Table] public sealed record Order { [PartitionKey] public string PK { get; init; } = ""; public double Price { get; init; } }
            public sealed class Orders { public Task<Order?> FindAsync(string id) => Task.FromResult<Order?>(null); }
            public static class Use { public static async Task RunAsync(Orders orders, IReadOnlyList<string> ids) { foreach (var one in ids) await orders.FindAsync(one); } }
            """;
        var references = Run.References.Where(reference => !Path.GetFileName(reference.Display!).StartsWith("FauxSql", StringComparison.Ordinal));
        var compilation = CSharpCompilation.Create("App", [CSharpSyntaxTree.ParseText(alike, Run.Parsing, cancellationToken: TestContext.Current.CancellationToken)], references, Run.Options);
        Assert.DoesNotContain(compilation.GetDiagnostics(TestContext.Current.CancellationToken), problem => problem.Severity == DiagnosticSeverity.Error);
        Assert.Empty(await Run.Analyzed(compilation, TestContext.Current.CancellationToken));
    }

    private static void IsQuiet(string source)
    {
        var run = Run.Of(source);
        Assert.Empty(run.Findings);
        Assert.DoesNotContain(run.CompilerProblems, problem => problem.Severity == DiagnosticSeverity.Error);
    }
}
