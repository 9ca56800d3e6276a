using FauxSql.Generator.Tests.Diagnostics;

namespace FauxSql.Generator.Tests.Analyzing;

/// <summary>Code and models that work, and that the analyzers warn of.</summary>
internal static class AnalyzerCases
{
    public static IReadOnlyList<DiagnosticCase> All { get; } =
    [
        Usage("FXS100", "foreach", "foreach (var one in ids) Console.WriteLine(await db.Orders.[|FindAsync|](one));", "FindManyAsync"),
        Usage("FXS100", "configured", "foreach (var one in ids) Console.WriteLine(await db.Orders.[|FindAsync|](one).ConfigureAwait(false));", "FindManyAsync"),
        Usage("FXS100", "for", "for (var i = 0; i < ids.Count; i++) Console.WriteLine(await db.Orders.[|GetAsync|](ids[i]));", "FindManyAsync"),
        Usage("FXS100", "by a local of the loop", "foreach (var one in ids) { var key = one + \"-1\"; Console.WriteLine(await db.Orders.[|GetAsync|](key)); }", "FindManyAsync"),
        Usage("FXS100", "of what a query finds", "await foreach (var order in db.Orders.ByCustomer(id)) Console.WriteLine(await db.Customers.[|GetAsync|](order.CustomerId));", "FindManyAsync"),
        Usage("FXS100", "a key of two parts", "foreach (var one in ids) Console.WriteLine(await db.Items.[|FindAsync|](id, one));", "Item is read one"),
        Usage("FXS100", "deconstructed", "foreach (var (order, item) in ids.Zip(ids)) Console.WriteLine(await db.Items.[|FindAsync|](order, item));", "FindManyAsync"),
        Usage("FXS100", "deferred", "foreach (var one in ids) Console.WriteLine(await db.Orders.[|Find|](one).RunAsync());", "FindManyAsync"),
        Usage("FXS100", "for a pattern", "foreach (var one in ids) Console.WriteLine(await db.Orders.[|Find|](one).ForPattern(\"Page\").RunAsync());", "FindManyAsync"),
        Usage("FXS100", "Select", "Console.WriteLine(await Task.WhenAll(ids.Select(one => db.Orders.[|FindAsync|](one))));", "FindManyAsync"),
        Usage("FXS100", "a break of something within", "foreach (var one in ids) { switch (await db.Orders.[|FindAsync|](one)) { case null: break; } }", "FindManyAsync"),
        Usage("FXS101", "index", "Console.WriteLine(await db.Orders.ByCustomer(id).[|SingleOrDefaultAsync|]());", "make CustomerId [Unique]"),
        Usage("FXS101", "ordered", "Console.WriteLine(await db.Orders.ByCustomer(id).Newest().With(o => o.Customer).[|SingleOrDefaultAsync|]());", "FirstOrDefaultAsync"),
        Usage("FXS101", "for a pattern", "Console.WriteLine(await db.Orders.ByCustomer(id).ForPattern(\"Page\").[|SingleOrDefaultAsync|]());", "make CustomerId [Unique]"),
        Usage("FXS101", "with a sort attribute", "Console.WriteLine(await db.Orders.ByCustomer(id, default).[|SingleOrDefaultAsync|]());", "sharing their CustomerId and OrderDate"),
        Usage("FXS102", "the next sort attribute", "Console.WriteLine(await db.Orders.ByCustomer(id).Where(o => [|o.OrderDate >= DateTimeOffset.UnixEpoch|]).ToListAsync());", "use From(…)"),
        Usage("FXS102", "with more", "Console.WriteLine(await db.Orders.ByCustomer(id).Where(o => o.Total > 1 && [|o.OrderDate < DateTimeOffset.UnixEpoch|]).ToListAsync());", "use Before(…)"),
        Usage("FXS102", "the beginning of a text", "Console.WriteLine(await db.Items.ByOrder(id).Where(i => [|i.ItemId.StartsWith(\"A\")|]).ToListAsync());", "use StartsWith(…)"),
        Usage("FXS102", "what the finder was given", "Console.WriteLine(await db.Orders.ByCustomer(id).Where(o => [|o.CustomerId != \"x\"|]).ToListAsync());", "ByCustomer, which takes its value"),
        Usage("FXS102", "a scan by an index", "Console.WriteLine(await db.Orders.Scan().Where(o => [|o.CustomerId == id|] && o.Total > 10).Take(5).ToListAsync());", "use ByCustomer(CustomerId)"),
        Usage("FXS102", "a scan by an index of two", "Console.WriteLine(await db.Orders.Scan().Where(o => [|o.City == id|] && o.Street == \"x\").Take(5).ToListAsync());", "use ByCity(City, Street)"),
        Usage("FXS102", "a scan by the key", "Console.WriteLine(await db.Orders.Scan().Within(9).Where(o => [|o.OrderId == id|]).FirstOrDefaultAsync());", "use FindAsync(OrderId)"),
        Usage("FXS102", "a query by the key", "Console.WriteLine(await db.Orders.ByCustomer(id).Where(o => [|o.OrderId == \"x\"|]).FirstOrDefaultAsync());", "use FindAsync(OrderId)"),
        Usage("FXS102", "a query by more of a key", "Console.WriteLine(await db.Orders.ByStreet(id).Where(o => [|o.City == \"x\"|]).ToListAsync());", "use ByCity(City, Street)"),
        Usage("FXS103", "a list", "Console.WriteLine(await db.Orders.[|Scan|]().ToListAsync());", "Take or Within"),
        Usage("FXS103", "a count", "Console.WriteLine(await db.Orders.[|Scan|](4).Where(o => o.Total > 1).CountAsync());", "Take or Within"),
        Usage("FXS103", "the first that", "Console.WriteLine(await db.Orders.[|Scan|]().Where(o => o.Total > 1).FirstOrDefaultAsync());", "Take or Within"),
        Usage("FXS103", "for a pattern", "Console.WriteLine(await db.Orders.[|Scan|]().ForPattern(\"Page\").ToListAsync());", "Take or Within"),
        new("FXS103", "an access pattern", Shop.Members("[AccessPattern(\"All\")] public static Deferred<IReadOnlyList<Order>> All(ShopDb db, Sample sample) => db.Orders.[|Scan|]();"), "Take or Within"),
        Usage("FXS104", "the items at once", "Console.WriteLine((await db.Orders.ByCustomer(id).[|PageAsync|](20)).Items);", "page of Order"),
        Usage("FXS104", "a local", "var page = await db.Orders.ByCustomer(id).Newest().[|PageAsync|](20); Console.WriteLine(page.Items.Count + page.Items[0].Total);", "hand on Next"),
        Usage("FXS104", "for a pattern", "var page = await db.Orders.ByCustomer(id).[|Page|](20).ForPattern(\"Page\").RunAsync(); Console.WriteLine(page.Items.Count);", "hand on Next"),
        Usage("FXS104", "deferred", "var page = await db.Orders.ByCustomer(id).[|Page|](20).RunAsync(); Console.WriteLine(page.Items.Count);", "hand on Next"),
        Usage("FXS105", "get and save", "var item = await db.Items.GetAsync(id, id); await db.Items.[|SaveAsync|](item with { Quantity = 1 });", "give Item a [Version]"),
        Usage("FXS105", "at once", "await db.Items.[|PutAsync|](await db.Items.GetAsync(id, id) with { Quantity = 1 });", "and store it with SaveAsync"),
        Usage("FXS105", "a pattern", "if (await db.Items.FindAsync(id, id) is { } item) await db.Items.[|SaveAsync|](item with { Quantity = 1 });", "give Item a [Version]"),
        Usage("FXS105", "a copy", "var item = await db.Items.FindAsync(id, id) ?? throw new InvalidOperationException(); var changed = item with { Quantity = 1 }; await db.Items.[|SaveAsync|](changed);", "give Item a [Version]"),
        Usage("FXS105", "changed in its place", "var note = await db.Notes.GetAsync(id); note.Text = \"x\"; await db.Notes.[|SaveAsync|](note);", "give Note a [Version]"),
        Usage("FXS105", "found by an index", "var order = await db.Orders.ByCustomer(id).FirstOrDefaultAsync(); await db.Orders.[|PutAsync|](order! with { Total = 1 });", "store it with SaveAsync, which looks at the version"),
        new("FXS110", "a list", Entity("public IReadOnlyList<Line> [|Lines|] { get; init; } = [];") + Line, "[Embedded(Max = …)]"),
        new("FXS110", "an array", Entity("public Line[] [|Lines|] { get; init; } = [];") + Line, "[Embedded(Max = …)]"),
        new("FXS110", "a dictionary", Entity("public IReadOnlyDictionary<string, Line>? [|Lines|] { get; init; }") + Line, "[Embedded(Max = …)]"),
        new("FXS110", "in a nested record", Entity("public Basket? Basket { get; init; }") + " public sealed partial record Basket { public List<Line>? [|Lines|] { get; init; } }" + Line, "[Embedded(Max = …)]"),
        new("FXS111", "PK", "[Table] public partial record Order { [PartitionKey] public required string [|PK|] { get; init; } }", "such as OrderId; [StoredAs(\"PK\")]"),
        new("FXS111", "SK", Entity("[SortKey] public required string [|Sk|] { get; init; }"), "such as CustomerId or CreatedAt"),
        new("FXS111", "GSI1PK", Entity("[Index(\"OwnerIndex\")] public required string [|GSI1PK|] { get; init; }"), "names its place in the key"),
        new("FXS111", "GSI_1_SK", Entity("[Index(\"OwnerIndex\")] public required string Owner { get; init; } [IndexSortKey(\"OwnerIndex\"), StoredAs(\"s\")] public required string [|GSI1_SK|] { get; init; }"), "[StoredAs(\"s\")]"),
        new("FXS112", "GSI1", Entity("[Index([|\"GSI1\"|])] public required string CustomerId { get; init; } [IndexSortKey(\"GSI1\")] public int Number { get; init; }"), "such as CustomerIndex"),
        new("FXS112", "gsi-2", Entity("[Index(\"OwnerIndex\")] public required string OwnerId { get; init; } [Index([|\"gsi-2\"|])] public required string Owner { get; init; }"), "such as Owner2Index"),
        new("FXS113", "two patterns", Entity("[Index(\"OwnerIndex\", Pattern = \"a\")] public required string Owner { get; init; } [Index(\"OwnerIndex\", [|Pattern = \"b\"|])] public required string City { get; init; }"), "such as CityIndex"),
        new("FXS114", "an enum", Entity("[Index(\"KindIndex\")] public DateTimeKind [|Kind|] { get; init; }"), "only 3 values"),
        new("FXS114", "an enum that may be absent", Entity("[Index(\"KindIndex\")] public DateTimeKind? [|Kind|] { get; init; } [IndexSortKey(\"KindIndex\")] public int Number { get; init; }"), "[Sharded(…)]"),
        new("FXS114", "a truth value that is stored as text", Entity("[Index(\"PaidIndex\"), Converter<YesNo>] public bool [|IsPaid|] { get; init; }") + " public sealed class YesNo : ValueConverter<bool, string> { public override string ToStored(bool value) => value ? \"Y\" : \"N\"; public override bool FromStored(string stored) => stored == \"Y\"; }", "only 2 values"),
        new("FXS114", "sharded in another index", Entity("[Index(\"KindIndex\"), Index(\"KindDayIndex\"), Sharded(2, Index = \"KindDayIndex\")] public DateTimeKind [|Kind|] { get; init; } [IndexSortKey(\"KindDayIndex\")] public int Day { get; init; }"), "attribute of KindIndex"),
        Money("double", "Price"),
        Money("float?", "Fee"),
        Money("double", "UnitCost"),
        Money("double", "PriceEur"),
        Money("double", "OrderTotal"),
        new("FXS115", "in a nested record", Entity("public Line? Line { get; init; }") + " public sealed partial record Line { public double [|Price|] { get; init; } }", "use decimal"),
    ];

    private const string Line = " public sealed partial record Line { public int Quantity { get; init; } }";

    private static string Entity(string members) => $"[Table] public partial record Order {{ [PartitionKey] public required string OrderId {{ get; init; }} {members} }}";

    private static DiagnosticCase Usage(string id, string title, string statements, string fix) => new(id, title, Shop.Statements(statements), fix);

    private static DiagnosticCase Money(string type, string name) => new("FXS115", name, Entity($"public {type} [|{name}|] {{ get; init; }}"), "use decimal");
}
