using FauxSql.Codecs;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Stores;
using FauxSql.Tables;

namespace FauxSql.Writes;

/// <summary>The modelled attributes of an item; what else is stored in it stays.</summary>
internal sealed class SaveIntent : WriteIntent
{
    private readonly EncodedItem _item;
    private readonly UpdateExpression _changes;

    public SaveIntent(EntityCodec codec, EncodedItem item) : base(codec, item.Key)
    {
        _item = item;
        _changes = ChangesTo(item.Json);
    }

    public override string Verb => "save";

    // An update that only removes creates nothing, so that an item of nothing but its key depends on what is there.
    public override bool ReadsFirst => base.ReadsFirst || !HasValues;

    // It leaves what the model does not know, and must not take back a change that a newer version of the application made.
    protected override bool DependsOnItem => true;

    public override int Bytes => _item.Bytes;

    public override int MostBytes => _item.Json.Length;

    private bool HasValues => _changes.Actions.Any(action => action is UpdateAction.Set);

    public override Write WriteFor(ReadOnlyMemory<byte>? stored)
    {
        if (HasValues)
            return new Write.Update(Entity, Key, _changes, If(Unique.AreThoseOf(stored)));
        if (stored is null)
            return new Write.Put(Entity, Key, _item.Json, If(Demand.Missing(Entity, Key).If));
        var isThere = If(Conditions.All(Demand.Exists(Entity, Key).If, Unique.AreThoseOf(stored)))!;
        return _changes.Actions.Length > 0 ? new Write.Update(Entity, Key, _changes, isThere) : new Write.Check(Entity, Key, isThere);
    }

    protected override IEnumerable<Write> WritesBeside(ReadOnlyMemory<byte>? stored) => [.. Unique.Moves(Key, stored, _item.Json), .. References.Of(_item.Json)];

    private UpdateExpression ChangesTo(ReadOnlyMemory<byte> item)
    {
        var values = ItemJson.Parse(item.Span);
        var names = Entity.Attributes.Select(attribute => attribute.Name).Except(Entity.Key.Partition).Except(Entity.Key.Sort);
        return new UpdateExpression([.. names.Select(name => ChangeTo(values.GetValueOrDefault(name), new DocumentPath(name))), .. Entity.ChangeVersion > 0 ? [Entity.Stamp] : (UpdateAction[])[]]);
    }

    private static UpdateAction ChangeTo(AttributeValue? value, DocumentPath path) =>
        value is null ? new UpdateAction.Remove(path) : new UpdateAction.Set(path, new UpdateValue.Plain(new Operand.Value(value)));
}
