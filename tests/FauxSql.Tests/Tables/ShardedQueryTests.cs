using FauxSql.Errors;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Tables;

/// <summary>Counts, bounds and selections of a sharded index are those of one without shards.</summary>
public sealed class ShardedQueryTests : ShopTest
{
    [Fact]
    public async Task Shards_are_counted_together()
    {
        await AddParcelsAsync(60);

        Assert.Equal(60, await Db.Parcels.ByStatus("open").CountAsync());
        Assert.Equal(20, await Db.Parcels.ByStatus("open").Where(p => p.Number >= 40).CountAsync());
        Assert.Equal(7, await Db.Parcels.ByStatus("open").Take(7).CountAsync());
        Assert.True(await Db.Parcels.ByStatus("open").AnyAsync());
        Assert.False(await Db.Parcels.ByStatus("none").AnyAsync());
    }

    [Fact]
    public async Task Selections_are_merged_in_order_and_paged()
    {
        await AddParcelsAsync(60);
        var seen = new List<int>();
        for (string? cursor = "", next; cursor is not null; cursor = next)
        {
            var page = await Direct.Parcels.ByStatus("open").Select(p => p.Number).PageAsync(25, cursor);
            seen.AddRange(page.Items);
            next = page.Next;
        }

        Assert.Equal(Enumerable.Range(0, 60), seen);
    }

    [Fact]
    public async Task What_may_be_evaluated_is_shared_by_the_shards()
    {
        await AddParcelsAsync(60);
        var query = Direct.Parcels.ByStatus("open");
        var (seen, partial) = (new List<int>(), 0);
        for (string? cursor = "", next; cursor is not null; cursor = next)
        {
            var page = await query.Within(20).PageAsync(100, cursor);
            seen.AddRange(page.Items.Select(parcel => parcel.Number));
            partial += page.IsPartial ? 1 : 0;
            next = page.Next;
        }

        Assert.Equal(Enumerable.Range(0, 60), seen);
        Assert.InRange(partial, 3, 20);
        await Assert.ThrowsAsync<ReadLimitException>(() => query.Within(20).ToListAsync());
        await Assert.ThrowsAsync<ReadLimitException>(() => query.Within(20).CountAsync());
        await Assert.ThrowsAsync<ReadLimitException>(async () => await EnumerateAsync(query.Within(20).AsAsyncEnumerable()));
        Assert.Equal(60, (await query.Within(400).ToListAsync()).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => query.Within(3));
    }

    private static async Task EnumerateAsync(IAsyncEnumerable<Parcel> parcels)
    {
        await foreach (var parcel in parcels)
            Assert.NotNull(parcel);
    }

    private Task AddParcelsAsync(int count) => Task.WhenAll(Enumerable.Range(0, count).Select(i => Direct.Parcels.InsertAsync(new Parcel("D", i, "open", i))));
}
