using FauxSql.Fields;
using FauxSql.Protocol.Expressions;

namespace FauxSql.Tests.Shop;

internal sealed class CustomerFields
{
    public StringField Email { get; } = new(new DocumentPath("Email"), TextCodec.Instance);

    public StringField Name { get; } = new(new DocumentPath("Name"), TextCodec.Instance);
}

internal sealed class OrderFields
{
    public StringField OrderId { get; } = new(new DocumentPath("OrderId"), TextCodec.Instance);

    public NumberField<long> Total { get; } = new(new DocumentPath("Total"), LongCodec.Instance);

    public StringField Note { get; } = new(new DocumentPath("Note"), TextCodec.Instance);
}

internal sealed class OrderItemFields;
