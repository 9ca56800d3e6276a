using FauxSql.Layouts;

namespace FauxSql.Stores;

/// <summary>A GetItem.</summary>
internal sealed class PendingPoint(ILayout layout, Read.Point point) : IPendingRead
{
    public string Operation => "GetItem";

    public string Entity => point.Entity.Name;

    public bool IsDone { get; private set; }

    public bool IsThrottled => false;

    public ReadOnlyMemory<byte>? Item { get; private set; }

    public Rows Rows => Item is { } item ? new Rows([item]) : Rows.None;

    public ReadOnlyMemory<byte> Body() => RequestBody.Build((Address: layout.AddressOf(point.Entity, point.Key), point.IsConsistent), static (writer, read) =>
    {
        RequestBody.WriteKey(writer, read.Address);
        if (read.IsConsistent)
            writer.WriteBoolean("ConsistentRead", true);
        RequestBody.WriteCapacity(writer);
    });

    public void Accept(ReadOnlyMemory<byte> body)
    {
        Item = ResponseReader.CopyOf(body, "Item");
        IsDone = true;
    }
}
