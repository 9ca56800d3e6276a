using FauxSql.Relations;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Relations;

/// <summary>Every kind of relationship, from every kind of read, takes as many round trips as its data depends on each other, and no more.</summary>
public sealed class DepthTests : ShopTest
{
    private static readonly Dictionary<string, Func<ShopDb, IEnumerable<Reading>>> Cases = new(StringComparer.Ordinal)
    {
        ["Customer: Profile"] = Customers(c => c.Profile),
        ["Customer: Profile(Customer(Profile))"] = Customers(c => c.Profile.With(p => p.Customer.With(d => d.Profile))),
        ["Customer: Orders"] = Customers(c => c.Orders),
        ["Customer: Orders(Customer, Items, Receipt)"] = Customers(c => c.Orders.With(o => [o.Customer, o.Items, o.Receipt])),
        ["Customer: Profile, Orders(Receipt, Items(Product(Tags)))"] = Customers(
            c => [c.Profile, c.Orders.Newest().Take(5).With(o => [o.Receipt, o.Items.With(i => i.Product.With(p => p.Tags))])]),
        ["Profile: Customer"] = Profiles(p => p.Customer),
        ["Order: Items"] = Orders(o => o.Items),
        ["Order: Items(Order(Items))"] = Orders(o => o.Items.With(i => i.Order.With(p => p.Items))),
        ["Order: Customer"] = Orders(o => o.Customer),
        ["Order: Customer(Profile, Orders(Customer))"] = Orders(o => o.Customer.With(c => [c.Profile, c.Orders.With(p => p.Customer)])),
        ["Order: Receipt"] = Orders(o => o.Receipt),
        ["Receipt: Order"] = Receipts(r => r.Order),
        ["Receipt: Order(Receipt, Items, Customer)"] = Receipts(r => r.Order.With(o => [o.Receipt, o.Items, o.Customer])),
        ["OrderItem: Order, Product"] = Items(i => [i.Order, i.Product]),
        ["Product: Tags"] = Products(p => p.Tags),
        ["Product: Tags(Products(Tags))"] = Products(p => p.Tags.With(t => t.Products.With(q => q.Tags))),
        ["Tag: Products"] = Tags(t => t.Products),
        ["Person: Follows, Followers(Follows)"] = Persons(p => [p.Follows, p.Followers.With(f => f.Follows)]),
        ["Employee: Manager(Manager)"] = Employees(e => e.Manager.With(m => m.Manager)),
        ["Employee: Reports(Reports)"] = Employees(e => e.Reports.With(r => r.Reports)),
        ["Employee: Manager(Reports), Reports(Manager)"] = Employees(e => [e.Manager.With(m => m.Reports), e.Reports.With(r => r.Manager)]),
    };

    public static TheoryData<string> Names { get; } = [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_plan_is_as_deep_as_its_data_and_no_deeper(string name)
    {
        await LinkedData.FillAsync(Direct);
        await Direct.Customers.InsertAsync(new Customer("C2", "bob@example.com"));
        foreach (var number in new[] { "1", "2" })
            await Direct.Receipts.InsertAsync(new Receipt("R" + number, "O" + number));
        var (entity, includes) = name.Split(": ") is [var first, var rest] ? (first, Tree.Parse(rest)) : throw new FormatException(name);
        foreach (var reading in Cases[name](Db))
        {
            Trace.Reset();
            await reading.Run();

            var depth = Dependencies.DepthOf(Db.Schema, entity, reading.Given, includes);
            Assert.Equal((reading.Name, depth, depth), (reading.Name, Trace.RoundTrips, reading.Plan.RoundTrips));
        }
    }

    [Fact]
    public void The_cases_have_every_kind_of_relationship()
    {
        static IEnumerable<string> All(IEnumerable<Tree> trees) => trees.SelectMany(tree => All(tree.Nested).Prepend(tree.Property));
        var asked = Cases.Keys.SelectMany(name => All(Tree.Parse(name.Split(": ")[1]))).ToHashSet();
        var kinds = Db.Schema.Entities.SelectMany(entity => entity.Relations).Where(relation => asked.Contains(relation.Property)).Select(relation => $"{relation.Path} {(relation.IsMany ? "many" : "one")}");

        Assert.Equal(["ForeignKey one", "Index many", "Index one", "Partition many", "SameKey one", "Through many"], kinds.Distinct().Order(StringComparer.Ordinal));
    }

    private static Func<ShopDb, IEnumerable<Reading>> Customers(Func<CustomerRelations, Includes> with) => db =>
    [
        Reading.Of("get", ["CustomerId"], db.Customers.Get("C1", with)),
        Reading.Of("find many", ["CustomerId"], db.Customers.FindMany(["C1", "C2"], with)),
        Reading.Of("finder", ["Email"], db.Customers.ByEmail("ann@example.com").With(with)),
        Reading.Of("page", ["Email"], db.Customers.ByEmail("ann@example.com").With(with).Page(5)),
        Reading.Of("scan", [], db.Customers.Scan().With(with)),
    ];

    private static Func<ShopDb, IEnumerable<Reading>> Profiles(Func<ProfileRelations, Includes> with) => db =>
    [
        Reading.Of("get", ["CustomerId"], db.Profiles.Get("C1", with)),
        Reading.Of("scan", [], db.Profiles.Scan().With(with)),
    ];

    private static Func<ShopDb, IEnumerable<Reading>> Orders(Func<OrderRelations, Includes> with) => db =>
    [
        Reading.Of("get", ["OrderId"], db.Orders.Get("O1", with)),
        Reading.Of("find many", ["OrderId"], db.Orders.FindMany(["O1", "O2"], with)),
        Reading.Of("finder", ["CustomerId"], db.Orders.ByCustomer("C1").Newest().Take(20).With(with)),
        Reading.Of("page", ["CustomerId"], db.Orders.ByCustomer("C1").With(with).Page(1)),
        Reading.Of("scan", [], db.Orders.Scan().With(with)),
    ];

    private static Func<ShopDb, IEnumerable<Reading>> Receipts(Func<ReceiptRelations, Includes> with) => db =>
    [
        Reading.Of("get", ["ReceiptId"], db.Receipts.Get("R1", with)),
        Reading.Of("finder", ["OrderId"], db.Receipts.ByOrder("O1").With(with)),
    ];

    private static Func<ShopDb, IEnumerable<Reading>> Items(Func<OrderItemRelations, Includes> with) => db =>
    [
        Reading.Of("get", ["OrderId", "ItemId"], db.OrderItems.Get("O1", "I1", with)),
        Reading.Of("find many", ["OrderId", "ItemId"], db.OrderItems.FindMany([("O1", "I1"), ("O1", "I2")], with)),
        Reading.Of("finder", ["OrderId"], db.OrderItems.ByOrder("O1").With(with)),
        Reading.Of("scan", [], db.OrderItems.Scan().With(with)),
    ];

    private static Func<ShopDb, IEnumerable<Reading>> Products(Func<ProductRelations, Includes> with) => db =>
    [
        Reading.Of("get", ["ProductId"], db.Products.Get("P1", with)),
        Reading.Of("find many", ["ProductId"], db.Products.FindMany(["P1", "P2"], with)),
        Reading.Of("scan", [], db.Products.Scan().With(with)),
    ];

    private static Func<ShopDb, IEnumerable<Reading>> Tags(Func<TagRelations, Includes> with) => db =>
    [
        Reading.Of("get", ["TagId"], db.Tags.Get("red", with)),
        Reading.Of("scan", [], db.Tags.Scan().With(with)),
    ];

    private static Func<ShopDb, IEnumerable<Reading>> Persons(Func<PersonRelations, Includes> with) => db =>
    [
        Reading.Of("get", ["PersonId"], db.Persons.Get("cy", with)),
        Reading.Of("scan", [], db.Persons.Scan().With(with)),
    ];

    private static Func<ShopDb, IEnumerable<Reading>> Employees(Func<EmployeeRelations, Includes> with) => db =>
    [
        Reading.Of("get", ["EmployeeId"], db.Employees.Get("lead", with)),
        Reading.Of("finder", ["ManagerId"], db.Employees.ByManager("boss").With(with)),
        Reading.Of("scan", [], db.Employees.Scan().With(with)),
    ];
}
