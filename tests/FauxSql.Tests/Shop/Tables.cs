using FauxSql.Protocol.Values;
using FauxSql.Relations;
using FauxSql.Stores;
using FauxSql.Tables;

namespace FauxSql.Tests.Shop;

internal sealed class CustomersTable(ShopDb db) : Table<Customer, CustomerFields, CustomerRelations>(db, Model.Customers, new(), new())
{
    public Deferred<Customer> Get(string id, Func<CustomerRelations, Includes>? with = null) => GetByKey(KeyOf(id), with);

    public Deferred<Customer?> Find(string id) => FindByKey(KeyOf(id));

    public UpdateOperation<Customer, CustomerFields> Update(string id) => UpdateByKey(KeyOf(id));

    public DeleteOperation<Customer, CustomerFields> Delete(string id) => DeleteByKey(KeyOf(id));

    public Query<Customer, CustomerFields, NoSortKey> ByEmail(string email) =>
        QueryIndex<NoSortKey>("EmailIndex", new AttributeValue.String(email), null);

    private static Key KeyOf(string id) => new(new AttributeValue.String(id), null);
}

internal sealed class OrdersTable(ShopDb db) : Table<Order, OrderFields, OrderRelations>(db, Model.Orders, new(), new())
{
    public Deferred<Order> Get(string id, Func<OrderRelations, Includes>? with = null) => GetByKey(KeyOf(id), with);

    public Deferred<Order?> Find(string id) => FindByKey(KeyOf(id));

    public Task<IReadOnlyList<Order?>> FindManyAsync(IEnumerable<string> ids) => FindManyByKeyAsync(ids.Select(KeyOf));

    public UpdateOperation<Order, OrderFields> Update(string id) => UpdateByKey(KeyOf(id));

    public DeleteOperation<Order, OrderFields> Delete(string id) => DeleteByKey(KeyOf(id));

    public Query<Order, OrderFields, string> ByCustomer(string id) => QueryIndex("CustomerIndex", new AttributeValue.String(id), TextCodec.Instance);

    private static Key KeyOf(string id) => new(new AttributeValue.String(id), null);
}

internal sealed class OrderItemsTable(ShopDb db) : Table<OrderItem, OrderItemFields, OrderItemRelations>(db, Model.OrderItems, new(), new())
{
    public Deferred<OrderItem> Get(string order, string item, Func<OrderItemRelations, Includes>? with = null) =>
        GetByKey(new(new AttributeValue.String(order), new AttributeValue.String(item)), with);

    public Query<OrderItem, OrderItemFields, string> ByOrder(string id) => QueryTable(new AttributeValue.String(id), TextCodec.Instance);
}
