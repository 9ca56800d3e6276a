using FauxSql.Errors;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Tables;

public sealed class FindUniqueTests : ShopTest
{
    [Fact]
    public async Task The_item_that_has_a_value_is_found_in_two_round_trips_as_explained()
    {
        Assert.Equal("C1", (await Db.Customers.FindByEmailAsync("ann@example.com"))!.CustomerId);
        Assert.Equal((2, 2, 2.0), (Trace.Requests, Trace.RoundTrips, Trace.ReadUnits));
        var plan = Db.Customers.FindByEmail("ann@example.com").Explain();
        Assert.Equal((2, 2, 2.0), (plan.Requests.Count, plan.RoundTrips, plan.ReadUnits));
        Assert.Contains("Customer.Email#ann@example.com", plan.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_nobody_has_takes_one_request()
    {
        Assert.Null(await Db.Customers.FindByEmailAsync("nobody@example.com"));
        Assert.Equal(1, Trace.Requests);
    }

    [Fact]
    public async Task A_value_is_found_within_its_scope_whatever_its_case_and_blanks()
    {
        await Db.Members.InsertAsync(new Member("M1", "chess", "Ann Lee"));
        await Db.Members.InsertAsync(new Member("M2", "tea", "Ann Lee"));

        Assert.Equal("M2", (await Db.Members.FindByNameAsync("tea", " ann  LEE"))!.MemberId);
        Assert.Null(await Db.Members.FindByNameAsync("go", "Ann Lee"));
    }

    [Fact]
    public async Task A_composite_key_is_found_too()
    {
        await Db.Seats.InsertAsync(new Seat("A/1 %", "7", "T1"));

        Assert.Equal(new Seat("A/1 %", "7", "T1"), await Db.Seats.FindByTicketAsync("T1"));
    }

    [Fact]
    public async Task What_was_changed_is_found_at_once()
    {
        await Db.Customers.SaveAsync(new Customer("C1", "new@example.com"));

        Assert.Equal("C1", (await Db.Customers.FindByEmailAsync("new@example.com"))!.CustomerId);
        Assert.Null(await Db.Customers.FindByEmailAsync("ann@example.com"));
    }

    [Fact]
    public async Task A_claim_whose_item_has_another_value_is_nobodys()
    {
        await ChangeAsync("Customers", "Email", """{"S":"foreign@example.com"}""", ("CustomerId", "C1"));

        Assert.Null(await Db.Customers.FindByEmailAsync("ann@example.com"));
    }

    [Fact]
    public async Task A_claim_that_names_no_key_is_said_to_be_wrong()
    {
        await ChangeAsync("UniqueKeys", "Owner", """{"S":"C1/too/long"}""", ("Claim", "Customer.Email#ann@example.com"));

        var wrong = await Assert.ThrowsAsync<StoredItemException>(() => Db.Customers.FindByEmailAsync("ann@example.com"));
        Assert.Contains("no key of the entity", wrong.Message, StringComparison.Ordinal);
    }
}
