using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Relations;

/// <summary>M:N through a link entity.</summary>
public sealed class ThroughRelationTests : ShopTest
{
    [Fact]
    public async Task Links_come_with_the_item_and_what_they_lead_to_in_one_batch()
    {
        await LinkedData.FillAsync(Direct);

        var product = await Db.Products.GetAsync("P1", p => p.Tags);

        Assert.Equal(["blue", "red"], product.Tags!.Select(tag => tag.TagId));
        Assert.Equal((3, 2, 1), (Trace.Requests, Trace.RoundTrips, Trace.Operations["BatchGetItem"]));
    }

    [Fact]
    public async Task The_other_direction_is_served_by_an_index()
    {
        await LinkedData.FillAsync(Direct);

        var tag = await Db.Tags.GetAsync("red", t => t.Products);

        Assert.Equal(["Cup", "Pot"], tag.Products!.Select(product => product.Name));
        Assert.Equal((3, 2, 1), (Trace.Requests, Trace.RoundTrips, Trace.Operations["BatchGetItem"]));
    }

    [Fact]
    public async Task The_links_of_a_list_are_queried_together_and_their_ends_looked_up_once()
    {
        await LinkedData.FillAsync(Direct);

        var products = await Db.Products.Scan().With(p => p.Tags).ToListAsync();

        Assert.Equal(["blue", "red", "red"], products.SelectMany(product => product.Tags!).Select(tag => tag.TagId).Order());
        Assert.Equal((4, 3, 1), (Trace.Requests, Trace.RoundTrips, Trace.Operations["BatchGetItem"]));
    }

    [Fact]
    public async Task The_items_of_known_keys_need_no_further_round_trip_for_their_links()
    {
        await LinkedData.FillAsync(Direct);

        var products = await Db.Products.FindManyAsync(["P2", "P1"], p => p.Tags);

        Assert.Equal([1, 2], products.Select(product => product!.Tags!.Count));
        Assert.Equal((4, 2), (Trace.Requests, Trace.RoundTrips));
    }

    [Fact]
    public async Task Links_choose_order_number_and_condition()
    {
        await LinkedData.FillAsync(Direct);

        Assert.Equal(["red", "blue"], (await Db.Products.GetAsync("P1", p => p.Tags.Newest())).Tags!.Select(tag => tag.TagId));
        Assert.Equal(["blue"], (await Db.Products.GetAsync("P1", p => p.Tags.Take(1))).Tags!.Select(tag => tag.TagId));
        Assert.Equal(["red"], (await Db.Products.GetAsync("P1", p => p.Tags.WhereLink(link => link.Weight > 1))).Tags!.Select(tag => tag.TagId));
        Assert.Throws<InvalidOperationException>(() => Db.Products.Get("P1", p => p.Tags.WhereLink(link => link.TagId == "red")));
    }

    [Fact]
    public async Task What_is_related_to_the_other_end_follows()
    {
        await LinkedData.FillAsync(Direct);

        var product = await Db.Products.GetAsync("P2", p => p.Tags.With(t => t.Products.Newest().With(other => other.Tags)));

        Assert.Equal([["red"], ["blue", "red"]], Assert.Single(product.Tags!).Products!.Select(other => other.Tags!.Select(tag => tag.TagId)));
        Assert.Equal(4, Trace.RoundTrips);
    }

    [Fact]
    public async Task A_link_to_what_is_gone_is_left_out()
    {
        await LinkedData.FillAsync(Direct);
        await Direct.Tags.DeleteAsync("blue");
        await Direct.Tags.DeleteAsync("red");

        Assert.Empty((await Db.Products.GetAsync("P1", p => p.Tags.With(t => t.Products))).Tags!);
        Assert.Empty((await Db.Products.GetAsync("P2", p => p.Tags)).Tags!);
    }

    [Fact]
    public async Task Without_links_nothing_is_looked_up()
    {
        Assert.Empty((await Db.Products.GetAsync("P1", p => p.Tags.With(t => t.Products))).Tags!);
        Assert.Equal((2, 1), (Trace.Requests, Trace.RoundTrips));
    }

    [Fact]
    public async Task Items_of_one_entity_are_linked_in_both_directions()
    {
        await LinkedData.FillAsync(Direct);

        var cy = await Db.Persons.GetAsync("cy", p => [p.Follows, p.Followers]);

        Assert.Equal(["bob"], cy.Follows!.Select(person => person.PersonId));
        Assert.Equal(["bob", "ann"], cy.Followers!.Select(person => person.PersonId));
        Assert.Equal((4, 2), (Trace.Requests, Trace.RoundTrips));
    }
}
