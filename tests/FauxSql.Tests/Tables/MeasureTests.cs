using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Tables;

/// <summary>What was used is said as what is planned.</summary>
public sealed class MeasureTests : ShopTest
{
    [Fact]
    public async Task A_read_says_what_it_has_used()
    {
        var run = await Db.Orders.Get("O1", o => [o.Items.With(i => i.Product), o.Customer]).MeasuredAsync();

        Assert.Equal(["I1", "I2"], run.Result.Items!.Select(item => item.ItemId));
        Assert.Equal((Trace.Requests, Trace.RoundTrips, Trace.ReadUnits, 0), (run.Used.Requests.Count, run.Used.RoundTrips, run.Used.ReadUnits, run.Used.WriteUnits));
        Assert.Equal(
            [(1, "GetItem", "Orders", 1), (1, "Query", "OrderItems", 2), (2, "BatchGetItem", "Products", 2), (2, "GetItem", "Customers", 1)],
            run.Used.Requests.Select(request => (request.RoundTrip, request.Operation, request.Target, request.Items)).Order());
        Assert.All(run.Used.Requests, request => Assert.InRange(request.Bytes, 50, 1000));
    }

    [Fact]
    public async Task A_write_says_what_it_has_used()
    {
        var run = await Db.Customers.Put(new Customer("C1", "anna@example.com")).MeasuredAsync();

        Assert.Equal((2, 2), (run.Used.Requests.Count, run.Used.RoundTrips));
        Assert.Equal((Trace.ReadUnits, Trace.WriteUnits), (run.Used.ReadUnits, run.Used.WriteUnits));
        Assert.Equal([("GetItem", "Customers"), ("TransactWriteItems", "Customers, UniqueKeys")], run.Used.Requests.Select(request => (request.Operation, request.Target)));
    }

    [Fact]
    public async Task Each_page_of_a_list_is_a_request()
    {
        var note = new string('x', 100_000);
        await Task.WhenAll(Enumerable.Range(0, 15).Select(i => Direct.Orders.InsertAsync(new Order($"N{i:00}", "C1", $"2026-03-{i:00}", i, 0, note))));

        var run = await Db.Orders.ByCustomer("C1").MeasuredAsync();

        Assert.Equal((2, 2, 17), (run.Used.Requests.Count, run.Used.RoundTrips, run.Used.Items));
        Assert.All(run.Used.Requests, request => Assert.Equal("Orders/CustomerIndex", request.Target));
        Assert.Equal(Trace.ReadUnits, run.Used.ReadUnits);
    }

    [Fact]
    public async Task What_was_used_can_be_read()
    {
        var used = (await Db.Orders.Get("O1", o => o.Items).MeasuredAsync()).Used;
        var bytes = used.Requests.Select(request => request.Bytes).ToList();

        Assert.Equal(
            $"""
            2 requests, 1 round trip, 1 read unit
              1  GetItem  Orders      1 item, {bytes[0]} bytes, 0.5 read units
              1  Query    OrderItems  2 items, {bytes[1]} bytes, 0.5 read units
            """,
            used.ToString());
    }
}
