using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Http;

/// <summary>An operation of data access that is run while something goes wrong.</summary>
/// <param name="RunAsync">Runs it, and looks at its result.</param>
/// <param name="CountAsync">How often it was carried out: -1 where that cannot be told.</param>
/// <param name="IsSafe">Whether twice is like once, of each of its requests by their number from 1.</param>
internal sealed record FaultedOperation(Func<ShopDb, Task> RunAsync, Func<ShopDb, Task<int>> CountAsync, Func<int, bool> IsSafe)
{
    /// <summary>Whether it says that it is several writes, of which some may have happened when it fails.</summary>
    public bool HappensInParts { get; init; }

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyDictionary<string, FaultedOperation> All { get; } = new Dictionary<string, FaultedOperation>(StringComparer.Ordinal)
    {
        ["get"] = Read(async db => Assert.Equal(10, (await db.Orders.GetAsync("O1", Token)).Total)),
        ["find many"] = Read(async db => Assert.Equal(["O2", null, "O1"], (await db.Orders.FindManyAsync(["O2", "O9", "O1"], Token)).Select(order => order?.OrderId))),
        ["find unique"] = Read(async db => Assert.Equal("C1", (await db.Customers.FindByEmailAsync("ann@example.com", Token))?.CustomerId)),
        ["query"] = Read(async db => Assert.Equal(["O1", "O2"], (await db.Orders.ByCustomer("C1").ToListAsync(Token)).Select(order => order.OrderId))),
        ["page"] = Read(async db => Assert.True((await db.Orders.ByCustomer("C1").PageAsync(1, cancellationToken: Token)) is { Items: [{ OrderId: "O1" }], HasMore: true })),
        ["enumerate"] = Read(async db => Assert.Equal(["O1", "O2"], await db.Orders.ByCustomer("C1").AsAsyncEnumerable(Token).Select(order => order.OrderId).ToListAsync(Token))),
        ["count"] = Read(async db => Assert.Equal(2, await db.Orders.ByCustomer("C1").CountAsync(Token))),
        ["scan"] = Read(async db => Assert.Equal(2, (await db.Orders.Scan().ToListAsync(Token)).Count)),
        ["scan in parts"] = Read(async db => Assert.Equal(2, (await db.Orders.Scan(2).ToListAsync(Token)).Count)),
        ["related"] = Read(async db => Assert.True((await db.Orders.GetAsync("O1", o => [o.Items, o.Customer], Token)) is { Items: [{ ItemId: "I1" }], Customer.Email: "ann@example.com" })),

        ["put"] = new(db => db.Products.PutAsync(new Product("P9", "Jug", 3), Token), db => IsThereAsync(db.Products.FindAsync("P9", Token)), Always),
        ["put unique"] = new(db => db.Customers.PutAsync(new Customer("C1", "new@example.com"), Token), db => HasNewEmailAsync(db, "C1"), Always),
        ["insert"] = new(db => db.Orders.InsertAsync(new Order("O9", "C1", "2026", 9), Token), db => IsThereAsync(db.Orders.FindAsync("O9", Token)), Never),
        ["insert unique"] = new(db => db.Customers.InsertAsync(new Customer("C9", "new@example.com"), Token), db => HasNewEmailAsync(db, "C9"), Always),
        ["insert what refers"] = new(db => db.Reminders.InsertAsync(new Reminder("F1", 1), Token), db => IsThereAsync(db.Reminders.FindAsync("F1", 1, Token)), Always),
        ["save"] = new(
            async db => Assert.Equal(2, (await db.Orders.SaveAsync(new Order("O1", "C1", "2026-01-01", 11, Version: 1), Token)).Version),
            async db => (int)(await db.Orders.GetAsync("O1", Token)).Version - 1,
            Never),
        ["update"] = new(db => db.Products.Update("P1").Set(p => p.Price, 7).RunAsync(Token), async db => (await db.Products.GetAsync("P1", Token)).Price == 7 ? 1 : 0, Never),
        ["add"] = new(async db => Assert.Equal(11, (await db.Orders.Update("O1").Add(o => o.Total, 1).RunAsync(Token)).Total), AddedAsync, Never),
        ["update unique"] = new(
            async db => Assert.Equal("new@example.com", (await db.Customers.Update("C1").Set(c => c.Email, "new@example.com").RunAsync(Token)).Email), db => HasNewEmailAsync(db, "C1"), Always),
        ["update what refers"] = new(
            async db => Assert.Equal(6, (await db.Fines.Update("F1").Set(f => f.LoanId, "L2").Add(f => f.Amount, 1).RunAsync(Token)).Amount),
            async db => (await db.Fines.GetAsync("F1", Token)).Amount - 5,
            Always),
        ["upsert"] = new(db => db.Products.Upsert("P9").Set(p => p.Name, "Jug").Set(p => p.Price, 3).RunAsync(Token), db => IsThereAsync(db.Products.FindAsync("P9", Token)), Always),
        ["upsert and add"] = new(
            async db => Assert.Equal(2, (await db.Products.Upsert("P1").Set(p => p.Name, "Cup").Add(p => p.Price, 1).RunAsync(Token)).Price),
            async db => (int)(await db.Products.GetAsync("P1", Token)).Price - 1,
            Never),
        ["delete"] = new(async db => Assert.True(await db.Orders.Delete("O2").RunAsync(Token)), async db => 1 - await IsThereAsync(db.Orders.FindAsync("O2", Token)), Never),
        ["delete unique"] = new(async db => Assert.True(await db.Customers.Delete("C2").RunAsync(Token)), async db => 1 - await IsThereAsync(db.Customers.FindAsync("C2", Token)), Always),

        // It marks the item, looks for what refers to it, and deletes it while it has the mark.
        ["delete what may be referred to"] = new(
            async db => Assert.True(await db.Fines.Delete("F1").RunAsync(Token)), async db => 1 - await IsThereAsync(db.Fines.FindAsync("F1", Token)), request => request == 2),
        ["link"] = new(async db => Assert.True(await db.ProductTags.Link("P1", "T1").RunAsync(Token)), db => IsThereAsync(db.ProductTags.FindAsync("P1", "T1", Token)), Always),
        ["unlink"] = new(
            async db => Assert.True(await db.ProductTags.Unlink("P2", "T1").RunAsync(Token)), async db => 1 - await IsThereAsync(db.ProductTags.FindAsync("P2", "T1", Token)), Always),
        ["transact"] = new(
            db => db.TransactAsync(
                t =>
                {
                    t.Update(db.Orders.Update("O1").Add(o => o.Total, 1));
                    t.Update(db.Orders.Update("O2").Add(o => o.Total, -1));
                },
                cancellationToken: Token),
            MovedAsync,
            Always),

        ["put many"] = new(
            db => db.Products.PutManyAsync(Enumerable.Range(0, 60).Select(i => new Product($"M{i}", "Mug")), cancellationToken: Token),
            async db => (await db.Products.FindManyAsync(Enumerable.Range(0, 60).Select(i => $"M{i}"), Token)).All(found => found is not null) ? 1 : 0,
            Always)
        {
            HappensInParts = true,
        },
        ["put many unique"] = new(
            db => db.Customers.PutManyAsync([new Customer("C1", "new@example.com"), new Customer("C9", "zoe@example.com")], cancellationToken: Token), db => HasNewEmailAsync(db, "C1"), Always)
        {
            HappensInParts = true,
        },
        ["delete many"] = new(
            db => db.Products.DeleteManyAsync(["P1", "P2"], cancellationToken: Token),
            async db => (await db.Products.FindManyAsync(["P1", "P2"], Token)).All(found => found is null) ? 1 : 0,
            Always)
        {
            HappensInParts = true,
        },
        ["delete many unique"] = new(
            db => db.Customers.DeleteManyAsync(["C1", "C2"], cancellationToken: Token),
            async db => (await db.Customers.FindManyAsync(["C1", "C2"], Token)).All(found => found is null) ? 1 : 0,
            Always)
        {
            HappensInParts = true,
        },
        ["delete with"] = new(
            async db => Assert.Equal(2, await db.Orders.DeleteWithAsync("O1", o => o.Items, Token)), async db => 1 - await IsThereAsync(db.Orders.FindAsync("O1", Token)), request => request < 3)
        {
            HappensInParts = true,
        },
        ["update all"] = new(
            async db => Assert.Equal(2, await db.Orders.ByCustomer("C1").UpdateAllAsync(u => u.Add(o => o.Total, 1), cancellationToken: Token)), AddedAsync, request => request == 1)
        {
            HappensInParts = true,
        },
        ["delete all"] = new(
            async db => Assert.Equal(2, await db.Orders.ByCustomer("C1").DeleteAllAsync(Token)),
            async db => (await db.Orders.FindManyAsync(["O1", "O2"], Token)).All(found => found is null) ? 1 : 0,
            request => request == 1)
        {
            HappensInParts = true,
        },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Stores what the operations work on.</summary>
    public static async Task FillAsync(ShopDb db)
    {
        await db.EnsureTablesAsync(Token);
        await db.Customers.PutManyAsync([new Customer("C1", "ann@example.com"), new Customer("C2", "bob@example.com")], cancellationToken: Token);
        await db.Profiles.InsertAsync(new Profile("C1", "Likes"), Token);
        await db.Orders.InsertAsync(new Order("O1", "C1", "2026-01-01", 10), Token);
        await db.Orders.InsertAsync(new Order("O2", "C1", "2026-01-02", 20), Token);
        await db.OrderItems.InsertAsync(new OrderItem("O1", "I1", "P1"), Token);
        await db.Products.InsertAsync(new Product("P1", "Cup"), Token);
        await db.Products.InsertAsync(new Product("P2", "Pot"), Token);
        await db.Tags.InsertAsync(new Tag("T1"), Token);
        await db.ProductTags.LinkAsync("P2", "T1", Token);
        await db.Loans.PutManyAsync([new Loan("L1", null), new Loan("L2", null)], cancellationToken: Token);
        await db.Fines.InsertAsync(new Fine("F1", "L1"), Token);
    }

    private static FaultedOperation Read(Func<ShopDb, Task> run) => new(run, _ => Task.FromResult(-1), Always);

    private static bool Always(int request) => true;

    private static bool Never(int request) => false;

    private static async Task<int> IsThereAsync<T>(Task<T?> found)
        where T : class => await found is null ? 0 : 1;

    private static async Task<int> HasNewEmailAsync(ShopDb db, string id) => (await db.Customers.FindAsync(id, Token))?.Email == "new@example.com" ? 1 : 0;

    private static async Task<int> AddedAsync(ShopDb db) => (int)(await db.Orders.GetAsync("O1", Token)).Total - 10;

    private static async Task<int> MovedAsync(ShopDb db)
    {
        var (one, two) = ((await db.Orders.GetAsync("O1", Token)).Total, (await db.Orders.GetAsync("O2", Token)).Total);
        Assert.Equal(30, one + two);
        return (int)one - 10;
    }
}
