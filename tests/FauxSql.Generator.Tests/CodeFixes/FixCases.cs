using FauxSql.Generator.Tests.Analyzing;

namespace FauxSql.Generator.Tests.CodeFixes;

internal static class FixCases
{
    private const string Together = "Read them together with FindManyAsync";
    private const string Version = "Give the entity a [Version]";

    public static IReadOnlyList<FixCase> All { get; } =
    [
        Usage("FXS100", Together, "a local",
            """
            foreach (var one in ids)
            {
                // What it says.
                var order = await db.Orders.FindAsync(one);
                Console.WriteLine(order);
            }
            """,
            """
            foreach (var order in await db.Orders.FindManyAsync(ids))
            {
                Console.WriteLine(order);
            }
            """),
        Usage("FXS100", Together, "an argument", "foreach (string one in ids) Console.WriteLine(await db.Orders.FindAsync(one, o => o.Customer));", "foreach (var order in await db.Orders.FindManyAsync(ids, o => o.Customer)) Console.WriteLine(order);"),
        Usage("FXS100", Together, "a computed key", "foreach (var one in ids) Console.WriteLine(await db.Items.FindAsync(id, one + 1).ConfigureAwait(false));", "foreach (var item in await db.Items.FindManyAsync(ids.Select(one => (id, one + 1))).ConfigureAwait(false)) Console.WriteLine(item);"),
        Usage("FXS100", Together, "a key that is used again", "foreach (var one in ids) Console.WriteLine(one + await db.Orders.FindAsync(one));", "foreach (var (one, order) in ids.Zip(await db.Orders.FindManyAsync(ids))) Console.WriteLine(one + order);"),
        Usage("FXS100", Together, "one that must exist", "foreach (var one in ids) { var order = await db.Orders.GetAsync(one); Console.WriteLine(order.Total); }", "foreach (var found in await db.Orders.FindManyAsync(ids)) { var order = found ?? throw new KeyNotFoundException(); Console.WriteLine(order.Total); }"),
        Usage("FXS100", Together, "Select", "var all = await Task.WhenAll(ids.Select(one => db.Orders.FindAsync(one))); Console.WriteLine(all[0]);", "var all = await db.Orders.FindManyAsync(ids); Console.WriteLine(all[0]);"),
        Usage("FXS100", Together, "Select of those that must exist", "var all = await Task.WhenAll(ids.Select(async one => await db.Orders.GetAsync(one))); Console.WriteLine(all.Length);", "var all = (await db.Orders.FindManyAsync(ids)).Select(order => order ?? throw new KeyNotFoundException()).ToArray(); Console.WriteLine(all.Length);"),
        Usage("FXS101", "Use FirstOrDefaultAsync", "", "Console.WriteLine(await db.Orders.ByCustomer(id).Newest().SingleOrDefaultAsync());", "Console.WriteLine(await db.Orders.ByCustomer(id).Newest().FirstOrDefaultAsync());"),
        new("FXS101", "Make the value [Unique]",
            Members("[Index(\"NumberIndex\")] public required string Number { get; init; }", "public static Task<Order?> Of(ShopDb db) => db.Orders.ByNumber(\"1\").SingleOrDefaultAsync();"),
            Members("[Index(\"NumberIndex\"), Unique] public required string Number { get; init; }", "public static Task<Order?> Of(ShopDb db) => db.Orders.ByNumber(\"1\").SingleOrDefaultAsync();")),
        Usage("FXS102", "Use From", "", "Console.WriteLine(await db.Orders.ByCustomer(id).Where(o => o.OrderDate >= DateTimeOffset.UnixEpoch).Newest().ToListAsync());", "Console.WriteLine(await db.Orders.ByCustomer(id).From(DateTimeOffset.UnixEpoch).Newest().ToListAsync());"),
        Usage("FXS102", "Use Before", "with more",
            """
            Console.WriteLine(await db.Orders
                .ByCustomer(id)
                .Where(o => o.OrderDate < DateTimeOffset.UnixEpoch && (o.Total > 10 || o.Total < 1) && o.Status == OrderStatus.Paid)
                .ToListAsync());
            """,
            """
            Console.WriteLine(await db.Orders
                .ByCustomer(id)
                .Before(DateTimeOffset.UnixEpoch).Where(o => (o.Total > 10 || o.Total < 1) && o.Status == OrderStatus.Paid)
                .ToListAsync());
            """),
        Usage("FXS102", "Use Between", "two bounds", "Console.WriteLine(await db.Items.ByOrder(id).Where(i => i.ItemId >= \"A\" && i.ItemId <= \"B\").ToListAsync());", "Console.WriteLine(await db.Items.ByOrder(id).Between(\"A\", \"B\").ToListAsync());"),
        Usage("FXS102", "Use Between", "equality", "Console.WriteLine(await db.Items.ByOrder(id).Where(i => i.ItemId == id).ToListAsync());", "Console.WriteLine(await db.Items.ByOrder(id).Between(id, id).ToListAsync());"),
        Usage("FXS102", "Use StartsWith", "", "Console.WriteLine(await db.Items.ByOrder(id).Where(i => i.ItemId.StartsWith(\"A\")).ToListAsync());", "Console.WriteLine(await db.Items.ByOrder(id).StartsWith(\"A\").ToListAsync());"),
        Usage("FXS102", "Use ByCustomer", "", "Console.WriteLine(await db.Orders.Scan().Where(o => o.CustomerId == id && o.Total > 1).Take(5).ToListAsync());", "Console.WriteLine(await db.Orders.ByCustomer(id).Where(o => o.Total > 1).Take(5).ToListAsync());"),
        Usage("FXS102", "Use ByCity", "", "Console.WriteLine(await db.Orders.Scan().Where(o => o.Street == \"s\" && o.City == \"c\").Take(5).ToListAsync());", "Console.WriteLine(await db.Orders.ByCity(\"c\", \"s\").Take(5).ToListAsync());"),
        Usage("FXS102", "Use FindAsync", "", "Console.WriteLine(await db.Orders.Scan().Where(o => o.OrderId == id).SingleOrDefaultAsync());", "Console.WriteLine(await db.Orders.FindAsync(id));"),
        Usage("FXS103", "Take at most 100", "", "Console.WriteLine(await db.Orders.Scan().Where(o => o.Total > 1).ToListAsync());", "Console.WriteLine(await db.Orders.Scan().Where(o => o.Total > 1).Take(100).ToListAsync());"),
        Usage("FXS103", "Read at most 1,000", "", "Console.WriteLine(await db.Orders.Scan().Where(o => o.Total > 1).AnyAsync());", "Console.WriteLine(await db.Orders.Scan().Where(o => o.Total > 1).Within(1000).AnyAsync());"),
        new("FXS103", "Take at most 100",
            Shop.Members("public static Deferred<IReadOnlyList<Order>> All(ShopDb db) => db.Orders.Scan();"),
            Shop.Members("public static Deferred<IReadOnlyList<Order>> All(ShopDb db) => db.Orders.Scan().Take(100);"), "deferred"),
        Usage("FXS104", "Take the first items", "at once", "Console.WriteLine((await db.Orders.ByCustomer(id).PageAsync(20)).Items.Count);", "Console.WriteLine((await db.Orders.ByCustomer(id).Take(20).ToListAsync()).Count);"),
        Usage("FXS104", "Take the first items", "a local", "var page = await db.Orders.ByCustomer(id).PageAsync(20, cancellationToken: default); Console.WriteLine(page.Items.Count + page.Items[0].Total);", "var page = await db.Orders.ByCustomer(id).Take(20).ToListAsync(default); Console.WriteLine(page.Count + page[0].Total);"),
        Usage("FXS105", "Store it with SaveAsync", "", "var order = await db.Orders.GetAsync(id); await db.Orders.PutAsync(order with { Total = 1 });", "var order = await db.Orders.GetAsync(id); await db.Orders.SaveAsync(order with { Total = 1 });"),
        new("FXS105", Version,
            Members("public int Count { get; init; }", "public static async Task Of(ShopDb db) { var order = await db.Orders.GetAsync(\"1\"); await db.Orders.PutAsync(order with { Count = 1 }); }"),
            Members("public int Count { get; init; } [Version] public long Version { get; init; }", "public static async Task Of(ShopDb db) { var order = await db.Orders.GetAsync(\"1\"); await db.Orders.SaveAsync(order with { Count = 1 }); }")),
        new("FXS105", Version,
            """
            public static class Use
            {
                public static async Task Of(ShopDb db)
                {
                    var note = await db.Notes.GetAsync("1");
                    await db.Notes.PutAsync(note with { Text = "x" });
                }
            }

            [Table]
            public sealed partial record Note
            {
                [PartitionKey]
                public required string NoteId { get; init; }

                public string? Text { get; init; }
            }

            [Database] public sealed partial class ShopDb;
            """,
            """
            public static class Use
            {
                public static async Task Of(ShopDb db)
                {
                    var note = await db.Notes.GetAsync("1");
                    await db.Notes.SaveAsync(note with { Text = "x" });
                }
            }

            [Table]
            public sealed partial record Note
            {
                [PartitionKey]
                public required string NoteId { get; init; }

                public string? Text { get; init; }

                [Version] public long Version { get; init; }
            }

            [Database] public sealed partial class ShopDb;
            """, "on lines"),
        new("FXS023", "Say how many", Entity("[Embedded(Because = \"few\")] public IReadOnlyList<string> Phones { get; init; } = [];"), Entity("[Embedded(Max = 20, Because = \"few\")] public IReadOnlyList<string> Phones { get; init; } = [];")),
        new("FXS110", "Say how many",
            """
            [Table]
            public sealed partial record Order
            {
                [PartitionKey]
                public required string OrderId { get; init; }

                /// <summary>What was ordered.</summary>
                public IReadOnlyList<Line> Lines { get; init; } = [];
            }

            public sealed partial record Line { public int Quantity { get; init; } }
            """,
            """
            [Table]
            public sealed partial record Order
            {
                [PartitionKey]
                public required string OrderId { get; init; }

                /// <summary>What was ordered.</summary>
                [Embedded(Max = 20)]
                public IReadOnlyList<Line> Lines { get; init; } = [];
            }

            public sealed partial record Line { public int Quantity { get; init; } }
            """),
        new("FXS111", "Name it OrderId",
            "[Table] public partial record Order { [PartitionKey] public required string PK { get; init; } public string Copy() => PK; } [Database] public partial class ShopDb; public static class Use { public static object? Of(ShopDb db, Order order) => db.Orders.Scan().Where(o => o.PK != order.PK).Take(5); }",
            "[Table] public partial record Order { [PartitionKey, StoredAs(\"PK\")] public required string OrderId { get; init; } public string Copy() => OrderId; } [Database] public partial class ShopDb; public static class Use { public static object? Of(ShopDb db, Order order) => db.Orders.Scan().Where(o => o.OrderId != order.OrderId).Take(5); }"),
        new("FXS111", "Name it CustomerId",
            Entity("[References<Customer>, Index(\"CustomerIndex\"), StoredAs(\"c\")] public required string GSI1PK { get; init; }") + " [Table] public partial record Customer { [PartitionKey] public required string CustomerId { get; init; } }",
            Entity("[References<Customer>, Index(\"CustomerIndex\"), StoredAs(\"c\")] public required string CustomerId { get; init; }") + " [Table] public partial record Customer { [PartitionKey] public required string CustomerId { get; init; } }", "a reference"),
        new("FXS112", "Name it CustomerIndex",
            Members("[Index(\"GSI1\", KeysOnly = true), Sharded(2, Index = \"GSI1\")] public required string CustomerId { get; init; } [IndexSortKey(\"GSI1\")] public int Number { get; init; }", "public static Task<IReadOnlyList<OrderInGSI1>> Of(ShopDb db) => db.Orders.ByGSI1(\"1\", 2).ToListAsync();"),
            Members("[Index(\"CustomerIndex\", KeysOnly = true), Sharded(2, Index = \"CustomerIndex\")] public required string CustomerId { get; init; } [IndexSortKey(\"CustomerIndex\")] public int Number { get; init; }", "public static Task<IReadOnlyList<OrderInCustomerIndex>> Of(ShopDb db) => db.Orders.ByCustomer(\"1\", 2).ToListAsync();")),
        new("FXS113", "Give it an index of its own, CityIndex",
            Entity("[Index(\"OwnerIndex\", Pattern = \"a\")] public required string Owner { get; init; } [Index(\"OwnerIndex\", Pattern = \"b\")] public required string City { get; init; }"),
            Entity("[Index(\"OwnerIndex\", Pattern = \"a\")] public required string Owner { get; init; } [Index(\"CityIndex\", Pattern = \"b\")] public required string City { get; init; }")),
        new("FXS114", "Spread it", Entity("[Index(\"KindIndex\")] public DateTimeKind Kind { get; init; }"), Entity("[Index(\"KindIndex\"), Sharded(4)] public DateTimeKind Kind { get; init; }")),
        new("FXS115", "Use decimal", Entity("public double? Price { get; init; } = 1.5d * 2;"), Entity("public decimal? Price { get; init; } = 1.5m * 2m;")),
    ];

    public static IReadOnlyList<FixCase> WithoutFix { get; } =
    [
        Without("FXS100", Together, "after something else", "foreach (var one in ids) { Console.WriteLine(1); Console.WriteLine(await db.Orders.FindAsync(one)); }"),
        Without("FXS100", Together, "under a condition", "foreach (var one in ids) Console.WriteLine(one.Length > 3 ? await db.Orders.FindAsync(one) : null);"),
        Without("FXS100", Together, "keys that are computed twice", "foreach (var one in ids.Where(i => i.Length > 3)) Console.WriteLine(one + await db.Orders.FindAsync(one));"),
        Without("FXS100", Together, "an array that is asked for its length", "var all = await Task.WhenAll(ids.Select(one => db.Orders.FindAsync(one))); Console.WriteLine(all.Length);"),
        Without("FXS101", "Make the value", "two attributes", "Console.WriteLine(await db.Orders.ByCity(id, id).SingleOrDefaultAsync());"),
        Without("FXS102", "Use", "bounds that one range cannot express", "Console.WriteLine(await db.Items.ByOrder(id).Where(i => i.ItemId > \"A\" && i.ItemId <= \"B\").ToListAsync());"),
        Without("FXS102", "Use", "beside another range", "Console.WriteLine(await db.Items.ByOrder(id).From(\"A\").Where(i => i.ItemId <= \"B\").ToListAsync());"),
        Without("FXS103", "Take", "the first that", "Console.WriteLine(await db.Orders.Scan().Where(o => o.Total > 1).FirstOrDefaultAsync());"),
        Without("FXS104", "Take", "a later page", "Console.WriteLine((await db.Orders.ByCustomer(id).PageAsync(20, id)).Items);"),
        new("FXS111", "Name it", Entity("[SortKey] public required string SK { get; init; }"), ""),
    ];

    private static FixCase Usage(string id, string title, string name, string before, string after) => new(id, title, Shop.Statements(before), Shop.Statements(after), name);

    private static FixCase Without(string id, string title, string name, string statements) => new(id, title, Shop.Statements(statements), "", name);

    private static string Entity(string members) => $"[Table] public partial record Order {{ [PartitionKey] public required string OrderId {{ get; init; }} {members} }}";

    private static string Members(string members, string code) => $"{Entity(members)} [Database] public partial class ShopDb; public static class Use {{ {code} }}";
}
