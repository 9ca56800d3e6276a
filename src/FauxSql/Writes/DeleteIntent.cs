using FauxSql.Codecs;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Stores;

namespace FauxSql.Writes;

/// <summary>An item less, unless an enforced reference names it. Returns the item that was there.</summary>
internal sealed class DeleteIntent(DynamoDatabase database, EntityCodec codec, Key key) : WriteIntent(codec, key)
{
    public override string Verb => "delete";

    public override IReadOnlyList<Referrer> Referrers { get; } = [.. database.Referrers[codec.Schema.Name]];

    public override bool ReadsFirst => base.ReadsFirst || Referrers.Count > 0;

    public override Write WriteFor(ReadOnlyMemory<byte>? stored) => new Write.Remove(Entity, Key, If(Conditions.All(Unique.AreThoseOf(stored), IsAsItWas(stored))));

    protected override IEnumerable<Write> WritesBeside(ReadOnlyMemory<byte>? stored) => Unique.Moves(Key, stored, null);

    // An item that was not there has no mark, and must not have come meanwhile.
    private Condition? IsAsItWas(ReadOnlyMemory<byte>? stored) => Referrers.Count == 0 ? null
        : DeletionMark.Of(stored) is { } mark ? DeletionMark.Is(mark)
        : Demand.Missing(Entity, Key).If;
}
