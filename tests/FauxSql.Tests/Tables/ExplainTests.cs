using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Tables;

/// <summary>What Explain says is what is sent.</summary>
public sealed class ExplainTests : ShopTest
{
    private static readonly Dictionary<string, Func<ShopDb, (Plan Plan, Func<Task> Run)>> Cases = new(StringComparer.Ordinal)
    {
        ["get"] = db => Case(db.Orders.Get("O1")),
        ["find nothing"] = db => Case(db.Orders.Find("none")),
        ["get with items"] = db => Case(db.Orders.Get("O1", o => o.Items)),
        ["get with a look-up"] = db => Case(db.Orders.Get("O1", o => o.Customer)),
        ["get with two known keys of one table"] = db => Case(db.Profiles.Get("C1", p => p.Customer.With(c => c.Profile))),
        ["get with several"] = db => Case(db.Orders.Get("O1", o => [o.Items, o.Customer])),
        ["get with a look-up of each"] = db => Case(db.Orders.Get("O1", o => o.Items.With(i => i.Product))),
        ["get with a look-up of one table from both ends"] = db => Case(db.Orders.Get("O1", o => o.Items.With(i => i.Order))),
        ["get 1:1"] = db => Case(db.Customers.Get("C1", c => c.Profile)),
        ["get with a query of each"] = db => Case(db.Customers.Get("C1", c => c.Orders.Newest().Take(5).With(o => [o.Items, o.Customer]))),
        ["get with everything"] = db => Case(db.Customers.Get("C1", c => [c.Profile, c.Orders.Where(o => o.Total > 1).With(o => o.Items.With(i => i.Product))])),
        ["look-up, then what it leads to"] = db => Case(db.Orders.Get("O1", o => o.Customer.With(c => [c.Profile, c.Orders]))),
        ["find many"] = db => Case(db.Orders.FindMany(["O1", "O2", "none", "O1"])),
        ["find one of many"] = db => Case(db.Orders.FindMany(["O1", "O1"])),
        ["find none of many"] = db => Case(db.Orders.FindMany([])),
        ["find more than a batch"] = db => Case(db.Orders.FindMany(Enumerable.Range(0, 201).Select(i => $"O{i}"))),
        ["query of an index"] = db => Case(db.Orders.ByCustomer("C1").Newest().After("2026").Where(o => o.Total > 1).Take(5)),
        ["query of an index of several attributes"] = db => Case(db.Tickets.ByBoard("acme", 1, "open").After(2)),
        ["query of a sharded index"] = db => Case(db.Parcels.ByStatus("open").After(2).Take(3)),
        ["page of a sharded index"] = db => Case(db.Parcels.ByCarrier("post").Where(p => p.Note == "x").Page(3)),
        ["query of the table"] = db => Case(db.OrderItems.ByOrder("O1")),
        ["find many with what their keys lead to"] = db => Case(db.Orders.FindMany(["O1", "O2", "none", "O1"], o => o.Items.With(i => i.Product))),
        ["find one of many with several"] = db => Case(db.Orders.FindMany(["O1", "O1"], o => [o.Items, o.Customer])),
        ["query with what its key leads to"] = db => Case(db.Orders.ByCustomer("C1").With(o => o.Customer)),
        ["query with a look-up and a query of each"] = db => Case(db.Orders.ByCustomer("C1").Newest().Take(20).With(o => [o.Items.With(i => i.Product), o.Customer])),
        ["query of one with several"] = db => Case(db.OrderItems.ByOrder("O1").Take(1).With(i => [i.Order.With(o => o.Customer), i.Product])),
        ["page with a query of each"] = db => Case(db.Orders.ByCustomer("C1").With(o => o.Items).Page(1)),
        ["scan with look-ups"] = db => Case(db.OrderItems.Scan().With(i => [i.Product, i.Order])),
        ["get through links"] = db => Case(db.Products.Get("P1", p => p.Tags.With(t => t.Products))),
        ["get through the index of links"] = db => Case(db.Tags.Get("red", t => t.Products)),
        ["list through links"] = db => Case(db.Products.Scan().With(p => p.Tags.Newest().Take(5))),
        ["find many through links"] = db => Case(db.Products.FindMany(["P1", "P2"], p => p.Tags)),
        ["get through links within one entity"] = db => Case(db.Persons.Get("cy", p => [p.Follows, p.Followers])),
        ["get both ways of a self reference"] = db => Case(db.Employees.Get("lead", e => [e.Manager.With(m => m.Manager), e.Reports.With(r => [r.Manager, r.Reports])])),
        ["link"] = db => Case(db.ProductTags.Link("P2", "green")),
        ["link an item to itself"] = db => Case(db.Follows.Link(new Follow("ann", "ann", "2026-04"))),
        ["unlink"] = db => Case(db.ProductTags.Unlink("P1", "red")),
        ["page"] = db => Case(db.Orders.ByCustomer("C1").Page(1)),
        ["scan"] = db => Case(db.Orders.Scan()),
        ["select"] = db => Case(db.Orders.ByCustomer("C1").Where(o => o.Total > 1).Select(o => (o.OrderId, o.Note))),
        ["page of a selection"] = db => Case(db.Orders.Scan().Select(o => o.Total).Page(1)),
        ["parallel scan"] = db => Case(db.Orders.Scan(segments: 4).Where(o => o.Total > 1)),
        ["count"] = db => Case(db.Orders.ByCustomer("C1").Where(o => o.Total > 1).Count()),
        ["any"] = db => Case(db.Orders.ByCustomer("C1").Any()),
        ["consistent get"] = db => Case(db.Orders.Get("O1").Consistent()),
        ["consistent get with what is related, from the same table too"] = db => Case(db.Profiles.Get("C1", p => p.Customer.With(c => c.Profile)).Consistent()),
        ["consistent find many"] = db => Case(db.Orders.FindMany(["O1", "O2"]).Consistent()),
        ["consistent find of one of many"] = db => Case(db.Orders.FindMany(["O1"]).Consistent()),
        ["consistent query"] = db => Case(db.OrderItems.ByOrder("O1").Consistent().Take(5)),
        ["consistent scan"] = db => Case(db.Orders.Scan().Consistent()),
        ["insert"] = db => Case(db.Orders.Insert(new Order("N", "C1", "2026", 1, 0, new string('x', 5000)))),
        ["insert with a unique value"] = db => Case(db.Customers.Insert(new Customer("C2", "bob@example.com"))),
        ["insert without its unique value"] = db => Case(db.Seats.Insert(new Seat("1", "A", null))),
        ["put"] = db => Case(db.Products.Put(new Product("P1", "Cup"))),
        ["put with a unique value"] = db => Case(db.Customers.Put(new Customer("C1", "ann@example.com"))),
        ["put with another unique value"] = db => Case(db.Customers.Put(new Customer("C1", "anna@example.com"))),
        ["save"] = db => Case(db.Orders.Save(new Order("O1", "C1", "2026", 1, 1))),
        ["save of nothing but the key"] = db => Case(db.OrderItems.Save(new OrderItem("O1", "I9"))),
        ["put with a condition"] = db => Case(db.Orders.Put(new Order("O1", "C1", "2026", 1)).If(o => o.Total == 10)),
        ["delete of an entity"] = db => Case(db.Orders.Delete(new Order("O1", "C1", "2026", 1, 1)).If(o => o.Total == 10)),
        ["delete returning the old item"] = db => Case(db.Orders.Delete("O1").ReturningOld()),
        ["save with a unique value"] = db => Case(db.Customers.Save(new Customer("C1", "ann@example.com"))),
        ["update"] = db => Case(db.Orders.Update("O1").Set(o => o.Total, 1).If(o => o.Total == 10)),
        ["transaction"] = db => Case(db.Transaction(t =>
        {
            t.Insert(new Order("N", "C1", "2026", 1, 0, new string('x', 5000)));
            t.Update(db.Orders.Update("O1").Set(o => o.Total, 1));
            t.Check(db.Customers.Item("C1"));
            t.Insert(new Customer("C2", "bob@example.com"));
        })),
        ["transaction of one"] = db => Case(db.Transaction(t => t.Update(db.Orders.Update("O1").Set(o => o.Total, 1)))),
        ["transaction of none"] = db => Case(db.Transaction(_ => 0)),
        ["transaction that reads before"] = db => Case(db.Transaction(t =>
        {
            t.Put(new Customer("C1", "anna@example.com"));
            t.Put(new Customer("C2", "bob@example.com"));
            t.Insert(new Order("N", "C1", "2026", 1));
        })),
        ["update of a list"] = db => Case(db.Customers.Update("C1").Append(c => c.Addresses, [new("Ulm")])),
        ["upsert"] = db => Case(db.Orders.Upsert("N").Set(o => o.Total, 1).Set(o => o.Date, "2026").ReturningOld()),
        ["put many"] = db => Case(db.Orders.PutMany(Enumerable.Range(0, 230).Select(i => new Order($"N{i}", "C1", "2026", 1, 0, new string('x', 2000))))),
        ["put none of many"] = db => Case(db.Orders.PutMany([])),
        ["put many with unique values"] = db => Case(db.Customers.PutMany(Enumerable.Range(0, 30).Select(i => new Customer($"N{i}", $"{i}@example.com")))),
        ["delete many"] = db => Case(db.OrderItems.DeleteMany([("O1", "I1"), ("O1", "I2")])),
        ["delete many with unique values"] = db => Case(db.Customers.DeleteMany(["C1", "C2"])),
        ["update all of a query"] = db => Case(db.Orders.ByCustomer("C1").Where(o => o.Total > 1).UpdateAll(u => u.Set(o => o.Note, "x"))),
        ["delete all of a scan"] = db => Case(db.OrderItems.Scan().DeleteAll()),
        ["delete all with unique values"] = db => Case(db.Customers.Scan().DeleteAll()),
        ["delete"] = db => Case(db.Orders.Delete("O1")),
        ["delete with a unique value"] = db => Case(db.Customers.Delete("C1")),
    };

    public static TheoryData<string> Names { get; } = [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_is_explained_is_sent(string name)
    {
        await LinkedData.FillAsync(Direct);
        var (plan, run) = Cases[name](Db);

        await run();

        Assert.Equal(plan.RoundTrips, Trace.RoundTrips);
        if (plan.Requests.Any(request => request.IsRepeated))
            Assert.InRange(Trace.Requests, plan.Requests.Count, int.MaxValue);
        else
            Assert.Equal(plan.Requests.Count, Trace.Requests);
        Assert.InRange(Trace.ReadUnits, plan.ReadUnits, double.MaxValue);
        Assert.InRange(Trace.WriteUnits, plan.WriteUnits, double.MaxValue);
        var planned = plan.Requests.Select(request => request.Operation).Distinct().Order();
        if (name is "put with another unique value")
            planned = new[] { "GetItem", "TransactWriteItems" }.Order();
        Assert.Equal(planned, Trace.Operations.Keys.Order());
        Assert.Equal(plan.Writes, Trace.Used.Writes);
        Assert.Equal(plan.Writes.Count > 0, plan.WriteUnits > 0);
    }

    [Fact]
    public void Nothing_is_sent_by_explaining()
    {
        foreach (var make in Cases.Values)
            make(Db);

        Assert.Equal(0, Trace.Requests);
    }

    [Fact]
    public void A_plan_can_be_read()
    {
        Assert.Equal(
            """
            2 requests, 1 round trip, at least 1 read unit
              1  GetItem  Orders      OrderId = "O1"
              1  Query    OrderItems  OrderId = "O1"
            """,
            Db.Orders.Get("O1", o => o.Items).Explain().ToString());
        Assert.Equal(
            """
            4 requests or more, 3 round trips, at least 2 read units
              1  GetItem       Customers             CustomerId = "C1"
              1  Query         Orders/CustomerIndex  CustomerId = "C1" where Total > 5 descending take 5
              2  Query         OrderItems            OrderId = OrderId of each Order
              3  BatchGetItem  Products              ProductId = ProductId of each OrderItem
            """,
            Db.Customers.Get("C1", c => c.Orders.Newest().Take(5).Where(o => o.Total > 5).With(o => o.Items.With(i => i.Product))).Explain().ToString());
        Assert.Equal(
            """
            1 request, 1 round trip, at least 0.5 read units
              1  Query  Orders/CustomerIndex  CustomerId = "C1" and Date > "2026" take 3 select Total, CustomerId, Date, OrderId
            """,
            Db.Orders.ByCustomer("C1").After("2026").Select(o => o.Total).Take(3).Explain().ToString());
        Assert.Equal(
            """
            2 requests, 1 round trip, at least 2 read units
              1  Scan  Orders  every item where Total > 5 take 3 within 100 reads counted segment 1 of 2 consistent
              1  Scan  Orders  every item where Total > 5 take 3 within 100 reads counted segment 2 of 2 consistent
            """,
            Db.Orders.Scan(segments: 2).Consistent().Where(o => o.Total > 5).Take(3).Within(200).Count().Explain().ToString());
        Assert.Equal(
            """
            1 request, 1 round trip, at least 6 write units
              1  TransactWriteItems  Customers  C2, if there is none, and 1 unique value
            """,
            Db.Customers.Insert(new Customer("C2", "bob@example.com", "Bob") { Home = new("Ulm", new string('x', 1500)) }).Explain().ToString());
    }

    [Fact]
    public void A_plan_of_a_transaction_names_each_action()
    {
        Assert.Equal(
            """
            1 request, 1 round trip, at least 8 write units
              1  TransactWriteItems  Orders, Customers  insert Order N, if there is none; update Order O1, if there is one, if Total = 10; check Customer C1, if there is one; save Order O2, if its version is 3
            """,
            Db.Transaction(t =>
            {
                t.Insert(new Order("N", "C1", "2026", 1));
                t.Update(Db.Orders.Update("O1").Set(o => o.Total, 1).If(o => o.Total == 10));
                t.Check(Db.Customers.Item("C1"));
                t.Save(new Order("O2", "C1", "2026", 1, 3));
            }).Explain().ToString());
    }

    private static (Plan Plan, Func<Task> Run) Case<T>(Deferred<T> deferred) => (deferred.Explain(), () => deferred.RunAsync());
}
