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

    [Fact]
    public async Task A_key_is_read_once_and_its_item_stands_wherever_it_was_asked_for()
    {
        await Db.Lanes.PutAsync(new Lane("A", 1));
        await Db.Lanes.PutAsync(new Lane("B", 2));

        foreach (var (keys, operation) in ((string[], string)[])[(["A", "A"], "GetItem"), (["B", "A", "B", "C", "C", "A"], "BatchGetItem")])
        {
            using var trace = Trace.Start();
            var found = await Db.Lanes.FindManyAsync(keys);

            Assert.Equal(keys.Select(key => key switch { "A" => 1, "B" => 2, _ => (int?)null }), found.Select(lane => lane?.Length));
            Assert.Equal([operation], trace.Operations.Keys);
            Assert.Equal((1, keys.Intersect(["A", "B"]).Count()), (trace.Requests, trace.Items));
        }

        Assert.Empty(await Db.Lanes.FindManyAsync([]));
    }
}
