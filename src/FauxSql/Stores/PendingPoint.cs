using FauxSql.Layouts;

namespace FauxSql.Stores;

/// <summary>A GetItem.</summary>
internal sealed class PendingPoint(string entity, Address address, bool isConsistent) : IPendingRead
{
    public PendingPoint(ILayout layout, Read.Point point) : this(point.Entity.Name, layout.AddressOf(point.Entity, point.Key), point.IsConsistent)
    {
    }

    public PendingPoint(ILayout layout, Read.Owner owner) : this(owner.Entity.Name, layout.AddressOf(owner.Claim), isConsistent: true)
    {
    }

    public string Operation => "GetItem";

    public string Entity => entity;

    public bool IsDone { get; private set; }

    public bool IsThrottled => false;

    public ReadOnlyMemory<byte>? Item { get; private set; }

    public Rows Rows => Item is { } item ? new Rows([item]) : Rows.None;

    public ReadOnlyMemory<byte> Body() => RequestBody.Point(address, isConsistent);

    public void Accept(ReadOnlyMemory<byte> body)
    {
        Item = ResponseReader.CopyOf(body, "Item");
        IsDone = true;
    }
}
