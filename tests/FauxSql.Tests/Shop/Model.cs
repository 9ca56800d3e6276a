using FauxSql.Codecs;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using static FauxSql.Tests.Shop.Values;

namespace FauxSql.Tests.Shop;

internal static class Model
{
    public static EntitySchema Customer { get; } = Entity(
        "Customer", "Customers", new KeySchema(["CustomerId"], []),
        [Text("CustomerId"), Text("Email", AttributeRole.Unique), Text("Name")],
        [new IndexSchema("EmailIndex", new KeySchema(["Email"], []))],
        [],
        [new RelationSchema("Orders", "Order", true, RelationPath.Index, "CustomerId", "CustomerIndex")]);

    public static EntitySchema Order { get; } = Entity(
        "Order", "Orders", new KeySchema(["OrderId"], []),
        [Text("OrderId"), Text("CustomerId"), Text("Date"), Number("Total"), Number("Version", AttributeRole.Version), Text("Note")],
        [new IndexSchema("CustomerIndex", new KeySchema(["CustomerId"], ["Date"]))],
        [new ReferenceSchema("CustomerId", "Customer", null)],
        [
            new RelationSchema("Items", "OrderItem", true, RelationPath.Partition, "OrderId", null),
            new RelationSchema("Customer", "Customer", false, RelationPath.ForeignKey, "CustomerId", null),
        ]);

    public static EntitySchema OrderItem { get; } = Entity(
        "OrderItem", "OrderItems", new KeySchema(["OrderId"], ["ItemId"]),
        [Text("OrderId"), Text("ItemId")],
        [],
        [new ReferenceSchema("OrderId", "Order", null)],
        [new RelationSchema("Order", "Order", false, RelationPath.ForeignKey, "OrderId", null)]);

    public static EntityCodec<Customer> Customers { get; } = new DictionaryCodec<Customer>(
        Customer,
        c => new() { ["CustomerId"] = S(c.CustomerId), ["Email"] = S(c.Email), ["Name"] = S(c.Name) },
        i => new Customer(i.Text("CustomerId")!, i.Text("Email")!, i.Text("Name")!));

    public static EntityCodec<Order> Orders { get; } = new DictionaryCodec<Order>(
        Order,
        o => new()
        {
            ["OrderId"] = S(o.OrderId),
            ["CustomerId"] = S(o.CustomerId),
            ["Date"] = S(o.Date),
            ["Total"] = N(o.Total),
            ["Version"] = N(o.Version),
            ["Note"] = S(o.Note),
        },
        i => new Order(i.Text("OrderId")!, i.Text("CustomerId"), i.Text("Date")!, i.Number("Total"), i.Number("Version"), i.Text("Note")),
        o => o.Version,
        (o, version) => o with { Version = version });

    public static EntityCodec<OrderItem> OrderItems { get; } = new DictionaryCodec<OrderItem>(
        OrderItem,
        x => new() { ["OrderId"] = S(x.OrderId), ["ItemId"] = S(x.ItemId) },
        i => new OrderItem(i.Text("OrderId")!, i.Text("ItemId")!));

    public static DatabaseSchema Schema { get; } = new("ShopDb", [Customer, Order, OrderItem], []);

    private static EntitySchema Entity(
        string name, string table, KeySchema key, ValueList<AttributeSchema> attributes, ValueList<IndexSchema> indexes,
        ValueList<ReferenceSchema> references, ValueList<RelationSchema> relations) =>
        new(name, "Shop." + name, table, key, attributes, indexes, references, relations, []);

    private static AttributeSchema Text(string name, AttributeRole role = AttributeRole.None) =>
        new(name, name, AttributeKind.String, "string", role, true, null);

    private static AttributeSchema Number(string name, AttributeRole role = AttributeRole.None) =>
        new(name, name, AttributeKind.Number, "long", role, true, null);
}
