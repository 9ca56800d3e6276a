using FauxSql.Relations;
using FauxSql.Schema;

namespace FauxSql.Tests.Shop;

internal sealed class CustomerRelations
{
    public ManyRelation<Customer, Order, OrderFields, OrderRelations, string> Orders { get; } = new(
        Model.Customer.Relations[0], c => Values.S(c.CustomerId), (c, orders) => c.Orders = orders,
        Model.Orders, new OrderFields(), () => new OrderRelations(), TextCodec.Instance);
}

internal sealed class OrderRelations
{
    public ManyRelation<Order, OrderItem, OrderItemFields, OrderItemRelations, string> Items { get; } = new(
        Model.Order.Relations[0], o => Values.S(o.OrderId), (o, items) => o.Items = items,
        Model.OrderItems, new OrderItemFields(), () => new OrderItemRelations(), TextCodec.Instance);

    public OneRelation<Order, Customer, CustomerRelations> Customer { get; } = new(
        Model.Order.Relations[1], o => Values.S(o.CustomerId), (o, customer) => o.Customer = customer,
        Model.Customers, () => new CustomerRelations());
}

internal sealed class OrderItemRelations
{
    public OneRelation<OrderItem, Order, OrderRelations> Order { get; } = new(
        Model.OrderItem.Relations[0], i => Values.S(i.OrderId), (i, order) => i.Order = order,
        Model.Orders, () => new OrderRelations());
}
