using FauxSql.Codecs;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Stores;

namespace FauxSql.Writes;

/// <summary>
/// Changes of some attributes. What is unique takes its claim along, for which the item is read before. That and an enforced reference make
/// a transaction, which returns nothing, so that the item is read to return it.
/// </summary>
internal sealed class UpdateIntent : WriteIntent
{
    private readonly UpdateExpression _changes;
    private readonly UpdateExpression _claimed;
    private readonly List<Write> _refers;
    private readonly ReturnedItem _returning;

    public UpdateIntent(EntityCodec codec, Key key, UpdateExpression changes, ReturnedItem returning) : base(codec, key)
    {
        _changes = Entity.ChangeVersion > 0 ? new UpdateExpression([.. changes.Actions, Entity.Stamp]) : changes; // it may make the item
        _claimed = new UpdateExpression([.. changes.Actions.Where(action => Unique.Attributes.Contains(action.At.Attribute))]);
        _refers = [.. codec.References.Of(changes)];
        _returning = returning;
    }

    public override string Verb => "update";

    public override bool ReadsFirst => _claimed.Actions.Length > 0 || (_refers.Count > 0 && _returning == ReturnedItem.Old);

    public override bool ReadsAfter => (ReadsFirst || _refers.Count > 0) && _returning == ReturnedItem.New;

    protected override bool DependsOnItem => true;

    public override ReadOnlyMemory<byte> AfterwardsOf(ReadOnlyMemory<byte>? stored) =>
        stored is { } before ? UpdateApplier.Apply(_changes, before).ItemJson : base.AfterwardsOf(stored);

    public override Write WriteFor(ReadOnlyMemory<byte>? stored) => new Write.Update(Entity, Key, _changes, If(ReadsFirst ? Unique.AreThoseOf(stored) : null), _returning);

    protected override IEnumerable<Write> WritesBeside(ReadOnlyMemory<byte>? stored) =>
        ReadsFirst ? [.. Unique.Moves(Key, stored, UpdateApplier.Apply(_claimed, stored ?? ItemJson.Empty).ItemJson), .. _refers] : _refers;
}
