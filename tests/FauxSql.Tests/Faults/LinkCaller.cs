using FauxSql.Errors;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Faults;

/// <summary>Links and unlinks products and tags, which come into being meanwhile.</summary>
internal sealed class LinkCaller(ShopDb db, Random random, Attempts attempts, LinkCounts counts)
{
    private const int Ends = 4;

    public Task StepAsync() => random.Next(8) switch
    {
        0 => AddEndAsync(),
        < 4 => LinkAsync("Link", isMade: true, (product, tag) => db.ProductTags.LinkAsync(product, tag)),
        < 7 => LinkAsync("Unlink", isMade: false, (product, tag) => db.ProductTags.UnlinkAsync(product, tag)),
        _ => ReadAsync(),
    };

    private string Any(string kind) => kind + random.Next(Ends);

    private Task AddEndAsync() => random.Next(2) == 0
        ? attempts.RunAsync("InsertEnd", () => db.Products.InsertAsync(new Product(Any("p"), "Cup")), typeof(ItemExistsException))
        : attempts.RunAsync("InsertEnd", () => db.Tags.InsertAsync(new Tag(Any("t"))), typeof(ItemExistsException));

    private async Task LinkAsync(string operation, bool isMade, Func<string, string, Task<bool>> change)
    {
        var (link, isChanged) = ((Product: Any("p"), Tag: Any("t")), false);
        var (outcome, _) = await attempts.RunAsync(operation, async () => isChanged = await change(link.Product, link.Tag), typeof(ItemNotFoundException));
        if (outcome != Outcome.Acknowledged || isChanged)
            counts.Add(link, isMade, outcome);
    }

    private Task ReadAsync() => attempts.RunAsync("Tags", async () =>
    {
        if (await db.Products.FindAsync(Any("p"), p => p.Tags) is { } product && product.Tags!.Any(tag => tag is null))
            attempts.Note($"{product.ProductId} has a link without a tag");
    });
}
