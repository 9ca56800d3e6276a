using FauxSql.Codecs;
using FauxSql.Stores;

namespace FauxSql.Writes;

/// <summary>An item less. Returns the item that was there.</summary>
internal sealed class DeleteIntent(EntityCodec codec, Key key) : WriteIntent(codec, key)
{
    public override string Verb => "delete";

    public override IEnumerable<Write> WritesFor(ReadOnlyMemory<byte>? stored) =>
        [new Write.Remove(Entity, Key, If(Unique.AreThoseOf(stored))), .. Unique.Moves(Key, stored, null)];
}
