namespace GreenMap;

/// <summary>Keeps the place of a merchant and that of its links to categories the same.</summary>
public sealed class MerchantMoves(GreenMapDb db)
{
    // DynamoDB's limit for the actions of a transaction; one is the merchant's.
    private const int LinksAtOnce = 99;

    /// <summary>Puts a merchant into a category, at the place where it is.</summary>
    /// <exception cref="FauxSql.Errors.TransactionFailedException">The merchant has moved meanwhile, or the category is not there.</exception>
    public async Task<MerchantCategory> JoinAsync(string merchantId, string categoryId, CancellationToken cancellationToken = default)
    {
        var merchant = await db.Merchants.GetAsync(merchantId, cancellationToken);
        var link = MerchantCategory.Of(merchantId, categoryId, merchant.Location);
        await db.TransactAsync(
            t =>
            {
                t.Check(db.Merchants.Item(merchantId), m => m.Version == merchant.Version);
                t.Check(db.Categories.Item(categoryId));
                t.Put(link);
            },
            cancellationToken: cancellationToken);
        return link;
    }

    /// <summary>
    /// Moves a merchant with its links: in one transaction where they are few enough. Otherwise the merchant moves first and its links follow,
    /// a hundred at a time; when that is interrupted, <see cref="FinishAsync"/> completes it.
    /// </summary>
    public async Task<Merchant> MoveAsync(string merchantId, Location location, CancellationToken cancellationToken = default)
    {
        var merchant = await db.Merchants.GetAsync(merchantId, cancellationToken) with { Location = location };
        var links = await LinksAsync(merchantId, cancellationToken);
        if (links.Count <= LinksAtOnce)
            return await MoveTogetherAsync(merchant, links, cancellationToken);
        merchant = await db.Merchants.SaveAsync(merchant, cancellationToken);
        await FinishAsync(merchantId, cancellationToken);
        return merchant;
    }

    /// <summary>Moves the links of a merchant to where it is, and says how many were elsewhere. Can be called again at any time.</summary>
    public async Task<int> FinishAsync(string merchantId, CancellationToken cancellationToken = default)
    {
        var merchant = await db.Merchants.GetAsync(merchantId, cancellationToken);
        var elsewhere = (await LinksAsync(merchantId, cancellationToken)).Where(link => link.Point != merchant.Location.Point).ToList();
        foreach (var links in elsewhere.Chunk(LinksAtOnce))
        {
            await db.TransactAsync(
                t =>
                {
                    t.Check(db.Merchants.Item(merchantId), m => m.Version == merchant.Version);
                    foreach (var link in links)
                        t.Put(MerchantCategory.Of(merchantId, link.CategoryId, merchant.Location));
                },
                cancellationToken: cancellationToken);
        }

        return elsewhere.Count;
    }

    private Task<Merchant> MoveTogetherAsync(Merchant merchant, IReadOnlyList<MerchantCategory> links, CancellationToken cancellationToken) =>
        db.TransactAsync(
            t =>
            {
                foreach (var link in links)
                    t.Put(MerchantCategory.Of(merchant.MerchantId, link.CategoryId, merchant.Location));
                return t.Save(merchant);
            },
            cancellationToken: cancellationToken);

    private Task<IReadOnlyList<MerchantCategory>> LinksAsync(string merchantId, CancellationToken cancellationToken) =>
        db.MerchantCategories.ByMerchant(merchantId).Consistent().ToListAsync(cancellationToken);
}
