using FauxSql.Codecs;
using FauxSql.Protocol.Expressions;
using FauxSql.Stores;

namespace FauxSql.Writes;

/// <summary>Changes of some attributes. What is unique takes its claim along, for which the item is read before, and again to return it.</summary>
internal sealed class UpdateIntent : WriteIntent
{
    private static readonly ReadOnlyMemory<byte> NoItem = "{}"u8.ToArray();

    private readonly UpdateExpression _changes;
    private readonly UpdateExpression _claimed;
    private readonly ReturnedItem _returning;

    public UpdateIntent(EntityCodec codec, Key key, UpdateExpression changes, ReturnedItem returning) : base(codec, key)
    {
        _changes = changes;
        _claimed = new UpdateExpression([.. changes.Actions.Where(action => Unique.Attributes.Contains(action.At.Attribute))]);
        _returning = returning;
    }

    public override string Verb => "update";

    public override bool ReadsFirst => _claimed.Actions.Length > 0;

    public override bool ReadsAfter => ReadsFirst && _returning == ReturnedItem.New;

    public override IEnumerable<Write> WritesFor(ReadOnlyMemory<byte>? stored)
    {
        if (!ReadsFirst)
            return [new Write.Update(Entity, Key, _changes, If(), _returning)];
        var after = UpdateApplier.Apply(_claimed, stored ?? NoItem).ItemJson;
        return [new Write.Update(Entity, Key, _changes, If(Unique.AreThoseOf(stored)), _returning), .. Unique.Moves(Key, stored, after)];
    }
}
