using FauxSql.Benchmarks.Composite.Model;
using FauxSql.Benchmarks.Model;

namespace FauxSql.Benchmarks.Composite;

/// <summary>What the composite reads find: the same numbers of items in tables of their own, and in partitions of a single table.</summary>
internal static class CompositeData
{
    public const int Many = 20;
    public const int CategoriesOfMerchant = 3;
    private const int Categories = 8;

    private static readonly string Text = new('x', 300);

    public static async Task FillAsync(BenchDb db)
    {
        await db.EnsureTablesAsync().ConfigureAwait(false);
        await db.Posts.PutAsync(new Post("P1", "Title", Text)).ConfigureAwait(false);
        await db.Customers.PutAsync(new Customer("C1", "Ann")).ConfigureAwait(false);
        for (var category = 0; category < Categories; category++)
            await db.Categories.PutAsync(new Category($"K{category}", $"Category {category}")).ConfigureAwait(false);
        for (var i = 0; i < Many; i++)
        {
            await db.Comments.PutAsync(new Comment("P1", $"{i:00}", Text)).ConfigureAwait(false);
            await db.Orders.PutAsync(new Order($"O{i:00}", "C1", $"2026-01-{i + 1:00}")).ConfigureAwait(false);
            await db.OrderItems.PutAsync(new OrderItem("O01", $"{i:00}", $"R{i % 10}")).ConfigureAwait(false);
            await db.Products.PutAsync(new Product($"R{i % 10}", $"Product {i % 10}", 9.90m)).ConfigureAwait(false);
            await db.Merchants.PutAsync(new Merchant($"M{i:00}", $"Merchant {i}", new Location("Main Street 1", "Ulm", 48.4m, 10m))).ConfigureAwait(false);
            for (var link = 0; link < CategoriesOfMerchant; link++)
                await db.MerchantCategories.PutAsync(new MerchantCategory($"M{i:00}", $"K{(link == 0 ? 0 : (i + link) % (Categories - 1) + 1)}")).ConfigureAwait(false);
        }

        await FillSingleAsync(db).ConfigureAwait(false);
    }

    // The post with its comments, and so on; merchants stand in the partition of a category, with copies of their categories.
    private static async Task FillSingleAsync(BenchDb db)
    {
        foreach (var partition in new[] { "POST#P1", "CUSTOMER#C1", "ORDER#O01" })
        {
            for (var i = 0; i <= Many; i++)
                await db.Single.PutAsync(new Collection(partition, $"{i:00}", Text)).ConfigureAwait(false);
        }

        for (var i = 0; i < Many; i++)
            await db.Single.PutAsync(new Collection("CATEGORY#K0", $"M{i:00}", Text)).ConfigureAwait(false);
    }
}
