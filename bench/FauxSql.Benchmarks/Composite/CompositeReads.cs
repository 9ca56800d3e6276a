using FauxSql.Benchmarks.Model;

namespace FauxSql.Benchmarks.Composite;

/// <summary>The guide's composite reads.</summary>
internal static class CompositeReads
{
    public static IReadOnlyList<CompositeRead> All { get; } =
    [
        new("Post and its comments", 1, async db => (await db.Posts.GetAsync("P1", p => p.Comments).ConfigureAwait(false)).Comments!.Count, PostAsync, db => SingleAsync(db, "POST#P1", 1)),
        new("Customer and orders, newest first", 1, async db => (await db.Customers.GetAsync("C1", c => c.Orders.Newest()).ConfigureAwait(false)).Orders!.Count, CustomerAsync, db => SingleAsync(db, "CUSTOMER#C1", 1)),
        new("Order, items and their products", 2, OrderAsync, OrderOneAfterAnotherAsync, db => SingleAsync(db, "ORDER#O01", 1)),
        new("Page of 20 merchants of a category, with their categories and location", 3, MerchantsAsync, MerchantsOneAfterAnotherAsync, db => SingleAsync(db, "CATEGORY#K0", 0)),
    ];

    private static async Task<int> PostAsync(BenchDb db)
    {
        await db.Posts.GetAsync("P1").ConfigureAwait(false);
        return (await db.Comments.ByPost("P1").ToListAsync().ConfigureAwait(false)).Count;
    }

    private static async Task<int> CustomerAsync(BenchDb db)
    {
        await db.Customers.GetAsync("C1").ConfigureAwait(false);
        return (await db.Orders.ByCustomer("C1").Newest().ToListAsync().ConfigureAwait(false)).Count;
    }

    private static async Task<int> OrderAsync(BenchDb db)
    {
        var order = await db.Orders.GetAsync("O01", o => o.Items.With(i => i.Product)).ConfigureAwait(false);
        return order.Items!.Count(item => item.Product is not null);
    }

    private static async Task<int> OrderOneAfterAnotherAsync(BenchDb db)
    {
        await db.Orders.GetAsync("O01").ConfigureAwait(false);
        var items = await db.OrderItems.ByOrder("O01").ToListAsync().ConfigureAwait(false);
        return (await db.Products.FindManyAsync(items.Select(item => item.ProductId)).ConfigureAwait(false)).Count(product => product is not null);
    }

    private static async Task<int> MerchantsAsync(BenchDb db)
    {
        var page = await db.MerchantCategories.ByCategory("K0").Take(CompositeData.Many).With(l => l.Merchant.With(m => m.Categories)).ToListAsync().ConfigureAwait(false);
        return page.Count(link => link.Merchant is { Categories.Count: CompositeData.CategoriesOfMerchant });
    }

    private static async Task<int> MerchantsOneAfterAnotherAsync(BenchDb db)
    {
        var page = await db.MerchantCategories.ByCategory("K0").Take(CompositeData.Many).ToListAsync().ConfigureAwait(false);
        var merchants = await db.Merchants.FindManyAsync(page.Select(link => link.MerchantId)).ConfigureAwait(false);
        var links = new List<string>();
        foreach (var merchant in merchants)
            links.AddRange((await db.MerchantCategories.ByMerchant(merchant!.MerchantId).ToListAsync().ConfigureAwait(false)).Select(link => link.CategoryId));
        var categories = await db.Categories.FindManyAsync(links).ConfigureAwait(false);
        return categories.Count(category => category is not null) / CompositeData.CategoriesOfMerchant;
    }

    // The first items of a partition are the parent, or none.
    private static async Task<int> SingleAsync(BenchDb db, string partition, int parents) =>
        (await db.Single.ByPk(partition).ToListAsync().ConfigureAwait(false)).Count - parents;
}
