using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Tables;

public sealed class FindManyKeyTests : ShopTest
{
    [Fact]
    public async Task Items_whose_keys_are_read_as_one_are_told_apart_by_what_is_stored()
    {
        await Db.Lanes.PutAsync(new Lane("A", 1));
        await Db.Lanes.PutAsync(new Lane(" A", 2));
        Assert.Equal([2, 1], (await Db.Lanes.FindManyAsync([" A", "A"])).Select(lane => lane!.Length));
    }
}
