using FauxSql.Errors;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Relations;

/// <summary>Links are made and removed in one transaction with checks of both ends.</summary>
public sealed class LinkTests : ShopTest
{
    [Fact]
    public async Task Items_are_linked_and_unlinked_in_both_directions()
    {
        await Direct.Tags.InsertAsync(new Tag("red"));

        Assert.True(await Db.ProductTags.LinkAsync("P1", "red"));
        Assert.Equal(["red"], (await Direct.Products.GetAsync("P1", p => p.Tags)).Tags!.Select(tag => tag.TagId));
        Assert.Equal(["P1"], (await Direct.Tags.GetAsync("red", t => t.Products)).Products!.Select(product => product.ProductId));

        Assert.True(await Db.ProductTags.UnlinkAsync("P1", "red"));
        Assert.Empty((await Direct.Products.GetAsync("P1", p => p.Tags)).Tags!);
        Assert.Equal((2, 2), (Trace.Requests, Trace.Operations["TransactWriteItems"]));
    }

    [Fact]
    public async Task A_link_that_is_there_stays_as_it_is()
    {
        await Direct.Tags.InsertAsync(new Tag("red"));

        Assert.True(await Db.ProductTags.LinkAsync(new ProductTag("P1", "red", 7)));
        Assert.False(await Db.ProductTags.LinkAsync(new ProductTag("P1", "red", 8)));
        Assert.False(await Db.ProductTags.LinkAsync("P1", "red"));
        Assert.Equal(7, (await Direct.ProductTags.GetAsync("P1", "red")).Weight);
    }

    [Fact]
    public async Task Unlinking_what_is_not_linked_changes_nothing()
    {
        await Direct.Tags.InsertAsync(new Tag("red"));

        Assert.False(await Db.ProductTags.UnlinkAsync("P1", "red"));
    }

    [Fact]
    public async Task A_missing_end_is_named_and_nothing_is_written()
    {
        await Direct.Tags.InsertAsync(new Tag("red"));

        var product = await Assert.ThrowsAsync<ItemNotFoundException>(() => Db.ProductTags.LinkAsync("none", "red"));
        Assert.Equal(("Product", "none"), (product.Entity, product.Key));
        var tag = await Assert.ThrowsAsync<ItemNotFoundException>(() => Db.ProductTags.LinkAsync("P1", "none"));
        Assert.Equal(("Tag", "none"), (tag.Entity, tag.Key));
        Assert.Equal("There is no Tag none", tag.Message);
        Assert.Empty(await Direct.ProductTags.Scan().ToListAsync());

        await Direct.ProductTags.InsertAsync(new ProductTag("P1", "gone"));
        await Assert.ThrowsAsync<ItemNotFoundException>(() => Db.ProductTags.LinkAsync("P1", "gone"));
        await Assert.ThrowsAsync<ItemNotFoundException>(() => Db.ProductTags.UnlinkAsync("P1", "gone"));
        Assert.Single(await Direct.ProductTags.Scan().ToListAsync());
    }

    [Fact]
    public async Task An_item_may_be_linked_to_itself()
    {
        await Direct.Persons.InsertAsync(new Person("ann"));

        Assert.True(await Db.Follows.LinkAsync(new Follow("ann", "ann", "2026")));
        Assert.Equal(["ann"], (await Direct.Persons.GetAsync("ann", p => p.Followers)).Followers!.Select(person => person.PersonId));
        Assert.Equal("bob", (await Assert.ThrowsAsync<ItemNotFoundException>(() => Db.Follows.LinkAsync(new Follow("bob", "bob", "2026")))).Key);
    }

    [Fact]
    public async Task Of_many_that_link_the_same_one_does()
    {
        await Direct.Tags.InsertAsync(new Tag("red"));

        var linked = await Task.WhenAll(Enumerable.Range(0, 4).Select(weight => Db.ProductTags.LinkAsync(new ProductTag("P1", "red", weight))));

        Assert.Single(linked, isNew => isNew);
    }

    [Fact]
    public async Task A_key_that_no_item_can_have_is_refused()
    {
        await Assert.ThrowsAsync<InvalidKeyException>(() => Db.ProductTags.LinkAsync("P1", ""));
        Assert.Throws<InvalidKeyException>(() => Db.ProductTags.Unlink("", "red"));
        Assert.Equal(0, Trace.Requests);
    }
}
