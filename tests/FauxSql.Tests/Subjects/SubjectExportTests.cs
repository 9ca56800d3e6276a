using System.Text.Json.Nodes;
using FauxSql.Subjects;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Subjects;

public sealed class SubjectExportTests : SubjectTest
{
    [Fact]
    public async Task All_that_is_about_the_subject_is_exported_with_its_claims_and_nothing_else()
    {
        await FillAsync();

        var items = await DataSubject.Of(Db, "Keeper", "K1").ExportAsync().ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(("Keeper", true), (items[0].Entity, items[0].Belongs));
        Assert.Equal("""{"Email":"K1@Example.com","Home":{"City":"Bern","Street":"Street of K1"},"KeeperId":"K1","Version":1}""", Json(items[0]));
        Assert.Equal(["Keeper.Email#k1@example.com"], items[0].Claims);
        Assert.Equal(
            [("Keeper", false, 1), ("Keeper", true, 1), ("Kennel", false, 1), ("Pet", true, 3), ("Treatment", false, 2), ("Treatment", true, 90)],
            items.GroupBy(item => (item.Entity, item.Belongs)).Select(group => (group.Key.Entity, group.Key.Belongs, group.Count())).Order());
        Assert.Equal(["Pet.Chip#chip 10", "Pet.Chip#chip 11", "Pet.Chip#chip 12"], items.Where(item => item.Entity == "Pet").SelectMany(item => item.Claims).Order());
        Assert.Equal(["Treatment.ReceiptNumber/K1#R1", "Treatment.ReceiptNumber/K1#R2"], items.Where(item => item.Entity == "Treatment").SelectMany(item => item.Claims).Order());
        Assert.Equal(0, Trace.WriteUnits);
    }

    [Fact]
    public async Task A_claim_that_another_item_owns_is_not_exported()
    {
        await Direct.Keepers.InsertAsync(new Keeper("K1", "k1@example.com"));
        await ChangeAsync("UniqueKeys", "Owner", """{"S":"K9"}""", ("Claim", "Keeper.Email#k1@example.com"));

        Assert.Empty(Assert.Single(await DataSubject.Of(Db, "Keeper", "K1").ExportAsync().ToListAsync(TestContext.Current.CancellationToken)).Claims);
    }

    [Fact]
    public async Task Values_of_every_type_are_plain_json()
    {
        await Direct.Kennels.InsertAsync(new Kennel("N1"));
        await ChangeAsync("Kennels", "Note", """
            {"L":[{"N":"-1.50E+3"},{"BOOL":true},{"NULL":true},{"B":"AQI="},{"SS":["a","b"]},{"NS":["1"]},{"BS":["AQI="]},{"M":{"x":{"S":"y\"z"}}}]}
            """, ("KennelId", "N1"));

        var item = Assert.Single(await DataSubject.Of(Db, "Kennel", "N1").ExportAsync().ToListAsync(TestContext.Current.CancellationToken));

        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"KennelId":"N1","Note":[-1500,true,null,"AQI=",["a","b"],[1],["AQI="],{"x":"y\"z"}]}"""), JsonNode.Parse(item.Item.Span)), Json(item));
    }

    [Fact]
    public async Task What_FauxSql_itself_stores_with_an_item_is_not_exported()
    {
        await Direct.Parcels.InsertAsync(new Parcel("D1", 1, "sent", 5));
        Assert.Contains((await CallAsync("Scan", new JsonObject { ["TableName"] = "Parcels" }))["Items"]![0]!.AsObject(), attribute => attribute.Key.StartsWith("_fx.", StringComparison.Ordinal));

        var item = Assert.Single(await DataSubject.Of(Db, "Parcel", "D1", "1").ExportAsync().ToListAsync(TestContext.Current.CancellationToken));

        Assert.Equal("""{"Depot":"D1","Number":1,"Status":"sent","Version":1,"Weight":5}""", Json(item));
    }

    [Fact]
    public async Task Nothing_is_exported_where_nothing_is() =>
        Assert.Empty(await DataSubject.Of(Db, "Keeper", "nobody").ExportAsync().ToListAsync(TestContext.Current.CancellationToken));

    private static string Json(SubjectItem item) => System.Text.Encoding.UTF8.GetString(item.Item.Span);
}
