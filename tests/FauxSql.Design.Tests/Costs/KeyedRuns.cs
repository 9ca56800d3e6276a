using Blog;
using GreenMap;
using Saas;
using Shop;

namespace FauxSql.Design.Tests.Costs;

/// <summary>The access patterns of the samples, each run once for every key of the sample data.</summary>
internal static class KeyedRuns
{
    public static Dictionary<string, Dictionary<string, Func<DynamoDatabase, CancellationToken, Task>>> OfSamples { get; } = new()
    {
        ["Shop"] = new()
        {
            ["Get customer by ID"] = (db, stop) => ForEachAsync<Customer>(db, c => Shop(db).Customers.FindAsync(c.CustomerId, stop)),
            ["Login: get customer by email"] = (db, stop) => ForEachAsync<Customer>(db, c => Shop(db).Customers.ByEmail(c.Email).ToListAsync(stop)),
            ["Get order by ID"] = (db, stop) => ForEachAsync<Order>(db, o => Shop(db).Orders.FindAsync(o.OrderId, stop)),
            ["My Orders page: a customer's orders, by date"] = (db, stop) => ForEachKeyAsync<Order>(db, o => o.CustomerId, id => Shop(db).Orders.ByCustomer(id).ToListAsync(stop)),
            ["Get items for order"] = (db, stop) => ForEachKeyAsync<OrderItem>(db, i => i.OrderId, id => Shop(db).OrderItems.ByOrder(id).ToListAsync(stop)),
            ["Get product by ID"] = (db, stop) => ForEachAsync<Product>(db, p => Shop(db).Products.FindAsync(p.ProductId, stop)),
            ["Order detail page"] = (db, stop) => ForEachAsync<Order>(db, o => Shop(db).Orders.GetAsync(o.OrderId, order => order.Items, stop)),
            ["Customer with recent orders and their items"] = (db, stop) => ForEachAsync<Customer>(db, c =>
                Shop(db).Customers.GetAsync(c.CustomerId, customer => customer.Orders.Newest().Take(5).With(order => order.Items), stop)),
        },
        ["Blog"] = new()
        {
            ["Get post by ID"] = (db, stop) => ForEachAsync<Post>(db, p => ((BlogDb)db).Posts.FindAsync(p.PostId, stop)),
            ["An author's posts, by date"] = (db, stop) => ForEachKeyAsync<Post>(db, p => p.AuthorId, id => ((BlogDb)db).Posts.ByAuthor(id).ToListAsync(stop)),
            ["Get comments of post"] = (db, stop) => ForEachKeyAsync<Comment>(db, c => c.PostId, id => ((BlogDb)db).Comments.ByPost(id).ToListAsync(stop)),
            ["Post with its comments"] = (db, stop) => ForEachAsync<Post>(db, p => ((BlogDb)db).Posts.GetAsync(p.PostId, post => post.Comments, stop)),
        },
        ["Saas"] = new()
        {
            ["Settings page: organization with its subscription and users"] = (db, stop) => ForEachAsync<Organization>(db, o =>
                ((SaasDb)db).Organizations.GetAsync(o.OrgId, organization => [organization.Subscription, organization.Users], stop)),
            ["Session: user with the organization and what it pays for"] = (db, stop) => ForEachAsync<User>(db, u =>
                ((SaasDb)db).Users.GetAsync(u.UserId, user => user.Organization.With(organization => organization.Subscription), stop)),
        },
        ["GreenMap"] = new()
        {
            ["Listing detail page: merchant with categories and latest reviews"] = (db, stop) => ForEachAsync<Merchant>(db, m =>
                ((GreenMapDb)db).Merchants.GetAsync(m.MerchantId, merchant => [merchant.Categories, merchant.Reviews.Newest().Take(10)], stop)),
            ["Category page: its merchants"] = (db, stop) => ForEachAsync<Category>(db, c => ((GreenMapDb)db).Categories.GetAsync(c.CategoryId, category => category.Merchants, stop)),
            ["Browse merchants of category"] = (db, stop) => ForEachKeyAsync<MerchantCategory>(db, l => l.CategoryId, id => ((GreenMapDb)db).MerchantCategories.ByCategory(id).ToListAsync(stop)),
            ["Merchants of category in an area"] = (db, stop) => ForEachKeyAsync<MerchantCategory>(db, l => (l.CategoryId, l.Area), key =>
                ((GreenMapDb)db).MerchantCategories.ByCategoryArea(key.CategoryId, key.Area).ToListAsync(stop)),
        },
    };

    private static ShopDb Shop(DynamoDatabase db) => (ShopDb)db;

    private static Task ForEachAsync<T>(DynamoDatabase db, Func<T, Task> run) => ForEachKeyAsync<T, T>(db, item => item, run);

    private static Task ForEachKeyAsync<T>(DynamoDatabase db, Func<T, string> key, Func<string, Task> run) => ForEachKeyAsync<T, string>(db, key, run);

    private static Task ForEachKeyAsync<T>(DynamoDatabase db, Func<T, (string CategoryId, string Area)> key, Func<(string CategoryId, string Area), Task> run) =>
        ForEachKeyAsync<T, (string, string)>(db, key, run);

    private static async Task ForEachKeyAsync<T, TKey>(DynamoDatabase db, Func<T, TKey> key, Func<TKey, Task> run)
    {
        var items = db switch
        {
            ShopDb => ShopData.Generate(1),
            BlogDb => BlogData.Generate(1),
            SaasDb => SaasData.Generate(1),
            _ => GreenMapData.Generate(1),
        };
        foreach (var one in items.OfType<T>().Select(key).Distinct())
            await run(one);
    }
}
