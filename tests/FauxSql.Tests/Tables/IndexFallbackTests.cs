using System.Text.Json.Nodes;
using FauxSql.Errors;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Tables;

/// <summary>Which index is read in place of one that is not there, and what is said when none is.</summary>
public sealed class IndexFallbackTests : ShopTest
{
    [Fact]
    public async Task A_missing_index_turns_only_reads_of_its_own_entity()
    {
        await Direct.Fleets.InsertAsync(new Fleet("F"));
        await Direct.Trucks.InsertAsync(new Truck("T", "F"));
        await Direct.Vans.InsertAsync(new Van("V", "F"));
        await DropAsync("Trucks", "FleetIndex");
        await DropAsync("Vans", "NewFleetIndex");
        var fleet = await Direct.Fleets.FindAsync("F", f => [f.Trucks, f.Vans]);
        Assert.Single(fleet!.Trucks!);
        Assert.Single(fleet.Vans!);
    }

    [Fact]
    public async Task The_next_is_read_when_the_first_that_answers_is_not_there_either_and_the_exception_names_what_was_asked()
    {
        await Direct.Carts.InsertAsync(new Cart("1", "Y"));
        await DropAsync("Carts", "SmallYardIndex");
        await DropAsync("Carts", "YardIndex");
        Assert.Single(await Direct.Carts.BySmallYard("Y").ToListAsync());
        Assert.Single(await Direct.Carts.ByYard("Y").ToListAsync());
        Assert.Equal(1, await Direct.Carts.BySmallYard("Y").CountAsync());

        await DropAsync("Carts", "NewYardIndex");
        Assert.Equal(("Cart", "SmallYardIndex"), Named(await Assert.ThrowsAsync<IndexNotReadyException>(() => Direct.Carts.BySmallYard("Y").ToListAsync())));
        Assert.Equal(("Cart", "NewYardIndex"), Named(await Assert.ThrowsAsync<IndexNotReadyException>(() => Direct.Carts.ByNewYard("Y").CountAsync())));

        // Asked together with one that has none to answer for it, that one is named.
        await DropAsync("Vans", "FleetIndex");
        await DropAsync("Vans", "NewFleetIndex");
        await Direct.Fleets.InsertAsync(new Fleet("F"));
        Assert.Equal(("Van", "FleetIndex"), Named(await Assert.ThrowsAsync<IndexNotReadyException>(() => Direct.Fleets.FindAsync("F", f => [f.Trucks, f.Vans]))));
    }

    private static (string? Entity, string Index) Named(IndexNotReadyException refused) => (refused.Entity, refused.Index);

    private Task DropAsync(string table, string index) =>
        CallAsync("UpdateTable", JsonNode.Parse($$$"""{"TableName":"{{{table}}}","GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"{{{index}}}"}}]}""")!.AsObject());
}
