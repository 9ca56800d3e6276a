using FauxSql.Errors;
using FauxSql.Fields;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Tables;

/// <summary>Bad input is refused before anything is sent, by an exception that says where it is.</summary>
public sealed class BadInputTests : ShopTest
{
    private static readonly Customer Ann = new("C1", "ann@example.com");
    private static readonly Order Order = new("O1", "C1", "2026", 1);
    private static readonly Address[] ThreeAddresses = [new("A"), new("B"), new("C")];
    private static readonly string LongCity = new('x', 21);
    private static readonly string LongText = new('x', 410_000);

    private static readonly Dictionary<string, (Type Exception, string Says, Func<ShopDb, Task> Act)> Cases = new(StringComparer.Ordinal)
    {
        ["Get of a null key"] = Case<InvalidKeyException>("Order.OrderId is a key, and null", db => db.Orders.GetAsync(null!)),
        ["Get of an empty key"] = Case<InvalidKeyException>("Order.OrderId is a key, and empty", db => db.Orders.GetAsync("")),
        ["Find of a key that is too long"] = Case<InvalidKeyException>("Order.OrderId is a key of 2049 bytes; it may have 2048", db => db.Orders.FindAsync(new string('k', 2049))),
        ["Find of an empty sort key"] = Case<InvalidKeyException>("OrderItem.ItemId is a key, and empty", db => db.OrderItems.FindAsync("O1", "")),
        ["Find of a sort key that is too long"] = Case<InvalidKeyException>("OrderItem.ItemId is a key of 1026 bytes; it may have 1024", db => db.OrderItems.FindAsync("O1", new string('é', 513))),
        ["FindMany with an empty key"] = Case<InvalidKeyException>("Order.OrderId", db => db.Orders.FindManyAsync(["O1", ""])),
        ["Update of an empty key"] = Case<InvalidKeyException>("Order.OrderId", db => db.Orders.Update("").Set(o => o.Note, "x").RunAsync()),
        ["Delete of an empty key"] = Case<InvalidKeyException>("Order.OrderId", db => db.Orders.Delete("").RunAsync()),
        ["Query of an empty index key"] = Case<InvalidKeyException>("Order.CustomerId is a key, and empty", db => db.Orders.ByCustomer("").ToListAsync()),
        ["Query of a null index key"] = Case<InvalidKeyException>("Order.CustomerId is a key, and null", db => db.Orders.ByCustomer(null!).ToListAsync()),
        ["Query from an empty sort key"] = Case<InvalidKeyException>("Order.Date is a key, and empty", db => db.Orders.ByCustomer("C1").StartsWith("").ToListAsync()),
        ["Get of a key without a stored form"] = Case<UnstorableValueException>("Visit.At: ", db => db.Visits.GetAsync(1, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Unspecified))),
        ["Query of a key without a stored form"] = Case<UnstorableValueException>("Visit.Place: NaN", db => db.Visits.ByPlace(double.NaN).ToListAsync()),
        ["Query from a sort key without a stored form"] = Case<UnstorableValueException>("Visit.At: ", db => db.Visits.ByPlace(1).After(default).ToListAsync()),
        ["FindMany with a key without a stored form"] = Case<UnstorableValueException>("Visit.Place: NaN", db => db.Visits.FindManyAsync([(double.NaN, DateTime.UnixEpoch)])),

        ["Insert without a key"] = Case<InvalidKeyException>("Order.OrderId is a key, and null", db => db.Orders.InsertAsync(Order with { OrderId = null! })),
        ["Insert of an empty key"] = Case<InvalidKeyException>("Order.OrderId is a key, and empty", db => db.Orders.InsertAsync(Order with { OrderId = "" })),
        ["Put of an empty key"] = Case<InvalidKeyException>("Order.OrderId", db => db.Orders.PutAsync(Order with { OrderId = "" })),
        ["Save of an empty key"] = Case<InvalidKeyException>("Order.OrderId", db => db.Orders.SaveAsync(Order with { OrderId = "" })),
        ["Delete of an entity without a key"] = Case<InvalidKeyException>("Order.OrderId", db => db.Orders.DeleteAsync(Order with { OrderId = "" })),
        ["Insert of an empty index key"] = Case<InvalidKeyException>(
            "Order.CustomerId is a key of CustomerIndex, and empty; null leaves the item out of the index", db => db.Orders.InsertAsync(Order with { CustomerId = "" })),
        ["Save of an index sort key that is too long"] = Case<InvalidKeyException>("Order.Date is a key of 1025 bytes; it may have 1024", db => db.Orders.SaveAsync(Order with { Date = new string('2', 1025) })),
        ["Set of an empty index key"] = Case<InvalidKeyException>("Order.CustomerId is a key of CustomerIndex", db => db.Orders.Update("O1").Set(o => o.CustomerId, "").RunAsync()),
        ["Insert of a unique value that is too long"] = Case<InvalidKeyException>("Customer.Email is unique, and too long", db => db.Customers.InsertAsync(Ann with { Email = new string('e', 2040) })),

        ["Insert over 400 KB"] = Case<ItemTooLargeException>("Order O1 has 410,0", db => db.Orders.InsertAsync(Order with { Note = LongText })),
        ["Put over 400 KB"] = Case<ItemTooLargeException>("Order O1", db => db.Orders.PutAsync(Order with { Note = LongText })),
        ["Save over 400 KB"] = Case<ItemTooLargeException>("Order O1", db => db.Orders.SaveAsync(Order with { Note = LongText })),

        ["Insert of nothing"] = Case<ArgumentNullException>("entity", db => db.Orders.InsertAsync(null!)),
        ["Insert of a null text"] = Case<EntityValidationException>("Customer is not valid: Email is null", db => db.Customers.InsertAsync(Ann with { Email = null! })),
        ["Insert of a list over its bound"] = Case<EntityValidationException>("Addresses must be at most 2 elements", db => db.Customers.InsertAsync(Ann with { Addresses = ThreeAddresses })),
        ["Put of a list over its bound"] = Case<EntityValidationException>("Addresses must be at most 2 elements", db => db.Customers.PutAsync(Ann with { Addresses = ThreeAddresses })),
        ["Save of a list over its bound"] = Case<EntityValidationException>("Addresses must be at most 2 elements", db => db.Customers.SaveAsync(Ann with { Addresses = ThreeAddresses })),
        ["Set of a list over its bound"] = Case<EntityValidationException>(
            "Customer is not valid: Addresses must be at most 2 elements", db => db.Customers.Update("C1").Set(c => c.Addresses, ThreeAddresses).RunAsync()),
        ["Insert of a text that is too long"] = Case<EntityValidationException>("Name must be at most 50 characters", db => db.Customers.InsertAsync(Ann with { Name = new string('x', 51) })),
        ["Save of a text that is too short"] = Case<EntityValidationException>("Name must be at least 1 characters", db => db.Customers.SaveAsync(Ann with { Name = "" })),
        ["Set of a text that is too long"] = Case<EntityValidationException>("Name must be at most 50 characters", db => db.Customers.Update("C1").Set(c => c.Name, new string('x', 51)).RunAsync()),
        ["Put of a text that does not match"] = Case<EntityValidationException>("Phone must be text that matches [0-9+ ]+", db => db.Customers.PutAsync(Ann with { Phone = "none" })),
        ["Set of a text that does not match"] = Case<EntityValidationException>("Phone must be text that matches [0-9+ ]+", db => db.Customers.Update("C1").Set(c => c.Phone, "none").RunAsync()),
        ["Save of a number out of range"] = Case<EntityValidationException>("Total must be at least 0", db => db.Orders.SaveAsync(Order with { Total = -1 })),
        ["Set of a number out of range"] = Case<EntityValidationException>("Total must be at most 1000000", db => db.Orders.Update("O1").Set(o => o.Total, 1_000_001).RunAsync()),
        ["Save of a nested text that is too long"] = Case<EntityValidationException>("Home.City must be at most 20 characters", db => db.Customers.SaveAsync(Ann with { Home = new(LongCity) })),
        ["Save of a nested element that is too long"] = Case<EntityValidationException>("Addresses[0].City must be at most 20 characters", db => db.Customers.SaveAsync(Ann with { Addresses = [new(LongCity)] })),
        ["Set of a nested text that is too long"] = Case<EntityValidationException>("Home.City must be at most 20 characters", db => db.Customers.Update("C1").Set(c => c.Home.City, LongCity).RunAsync()),
        ["Set of a nested record that breaks a rule"] = Case<EntityValidationException>("Home.City must be at most 20 characters", db => db.Customers.Update("C1").Set(c => c.Home, new Address(LongCity)).RunAsync()),
        ["Set of null where the model has none"] = Case<EntityValidationException>("Product is not valid: Name is null", db => db.Products.Update("P1").Set(p => p.Name, null!).RunAsync()),
        ["Insert of NaN"] = Case<UnstorableValueException>("Wide.Double: NaN cannot be stored", db => db.Wides.InsertAsync(new Wide { Id = "W", Text = "", Double = double.NaN })),
        ["Set of infinity"] = Case<UnstorableValueException>("Wide.Float: ", db => db.Wides.Update("W").Set(w => w.Float, float.PositiveInfinity).RunAsync()),
        ["Condition on infinity"] = Case<UnstorableValueException>("Wide.Double: ", db => db.Wides.Scan().Where(w => w.Double < double.PositiveInfinity).ToListAsync()),
        ["Insert of a time of unknown zone"] = Case<UnstorableValueException>(
            "Wide.DateTime: ", db => db.Wides.InsertAsync(new Wide { Id = "W", Text = "", DateTime = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Unspecified) })),
        ["Insert of half a character"] = Case<UnstorableValueException>("Customer.Name: ", db => db.Customers.InsertAsync(Ann with { Name = "\ud83d" })),

        ["Take of nothing"] = Case<ArgumentOutOfRangeException>("count", db => db.Orders.ByCustomer("C1").Take(0).ToListAsync()),
        ["Page of nothing"] = Case<ArgumentOutOfRangeException>("size", db => db.Orders.ByCustomer("C1").PageAsync(0)),
        ["Page of a query with Take"] = Case<InvalidOperationException>("leave out Take", db => db.Orders.ByCustomer("C1").Take(5).PageAsync(2)),
        ["Include with Take of nothing"] = Case<ArgumentOutOfRangeException>("count", db => db.Customers.GetAsync("C1", c => c.Orders.Take(0))),
        ["In without values"] = Case<ArgumentException>("Note.In takes 1 to 100 values, not 0", db => db.Orders.ByCustomer("C1").Where(o => o.Note.In()).ToListAsync()),
        ["In with 101 values"] = Case<ArgumentException>("not 101", db => db.Orders.ByCustomer("C1").Where(o => o.Note.In(Enumerable.Range(0, 101).Select(i => $"{i}"))).ToListAsync()),
        ["In with null"] = Case<ArgumentException>("Note: null", db => db.Orders.ByCustomer("C1").Where(o => o.Note.In("a", null!)).ToListAsync()),
        ["Comparison with null"] = Case<ArgumentException>("Note: null", db => db.Orders.ByCustomer("C1").Where(o => o.Note > null!).ToListAsync()),
        ["Range that is empty"] = Case<ArgumentException>("above", db => db.Orders.ByCustomer("C1").Between("b", "a").ToListAsync()),
        ["Two ranges"] = Case<InvalidOperationException>("one restriction", db => db.Orders.ByCustomer("C1").After("a").Before("b").ToListAsync()),
        ["Filter that names the index key"] = Case<InvalidOperationException>("Order.Date is part of the key that is queried", db => db.Orders.ByCustomer("C1").Where(o => o.Total > 1 && !(o.Date > "a")).ToListAsync()),
        ["Filter that names the primary key"] = Case<InvalidOperationException>("OrderItem.ItemId", db => db.OrderItems.ByOrder("O1").Where(i => i.ItemId.StartsWith("I")).ToListAsync()),
        ["Include whose filter names the key"] = Case<InvalidOperationException>("Order.Date", db => db.Customers.GetAsync("C1", c => c.Orders.Where(o => o.Date > "a"))),

        ["Update without a change"] = Case<InvalidOperationException>("The update of Order O1 changes nothing", db => db.Orders.Update("O1").If(o => o.Total > 1).RunAsync()),
        ["Update of the key"] = Case<InvalidOperationException>("Order.OrderId is part of the primary key", db => db.Orders.Update("O1").Set(o => o.OrderId, "O3").RunAsync()),
        ["Update of a unique value by another attribute"] = Case<InvalidOperationException>("Customer.Email is unique", db => db.Customers.Update("C1").SetFrom(c => c.Email, c => c.Name).RunAsync()),
        ["Update of the version"] = Case<InvalidOperationException>("Order.Version is the version", db => db.Orders.Update("O1").Set(o => o.Version, 3).RunAsync()),
        ["Update of one thing twice"] = Case<InvalidOperationException>("Order.Total is changed twice", db => db.Orders.Update("O1").Set(o => o.Total, 1).Add(o => o.Total, 1).RunAsync()),
        ["Update of a thing and its part"] = Case<InvalidOperationException>("Customer.Home is changed twice", db => db.Customers.Update("C1").Set(c => c.Home.City, "A").Set(c => c.Home, new Address("B")).RunAsync()),
        ["Remove of what is required"] = Case<InvalidOperationException>("Product.Name is required", db => db.Products.Update("P1").Remove(p => p.Name).RunAsync()),
        ["Add of no elements"] = Case<EntityValidationException>("Tags: no elements are given", db => db.Customers.Update("C1").Add(c => c.Tags, new HashSet<string>()).RunAsync()),
        ["Append of no elements"] = Case<EntityValidationException>("Addresses: no elements are given", db => db.Customers.Update("C1").Append(c => c.Addresses, []).RunAsync()),
        ["Append of a record that breaks a rule"] = Case<EntityValidationException>("Addresses[0].City must be at most 20 characters", db => db.Customers.Update("C1").Append(c => c.Addresses, [new(LongCity)]).RunAsync()),
        ["SetIfAbsent of a text that is too long"] = Case<EntityValidationException>("Name must be at most 50 characters", db => db.Customers.Update("C1").SetIfAbsent(c => c.Name, new string('x', 51)).RunAsync()),
        ["Upsert of an empty key"] = Case<InvalidKeyException>("Order.OrderId", db => db.Orders.Upsert("").Set(o => o.Note, "x").RunAsync()),
        ["Delete of no elements"] = Case<EntityValidationException>("Tags: no elements are given", db => db.Customers.Update("C1").Delete(c => c.Tags, new HashSet<string>()).RunAsync()),
    };

    public static TheoryData<string> Names { get; } = [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Is_refused_and_nothing_is_sent(string name)
    {
        var (type, says, act) = Cases[name];

        var refused = await Assert.ThrowsAsync(type, () => act(Db));

        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, Trace.Requests);
    }

    private static (Type Exception, string Says, Func<ShopDb, Task> Act) Case<T>(string says, Func<ShopDb, Task> act)
        where T : Exception => (typeof(T), says, act);
}
