using FauxSql.Codecs;
using FauxSql.Protocol.Expressions;
using FauxSql.Stores;

namespace FauxSql.Writes;

/// <summary>Changes of some attributes, none of them unique.</summary>
internal sealed class UpdateIntent(EntityCodec codec, Key key, UpdateExpression changes, ReturnedItem returning) : WriteIntent(codec, key)
{
    public override string Verb => "update";

    public override bool ReadsFirst => false;

    public override IEnumerable<Write> WritesFor(ReadOnlyMemory<byte>? stored) => [new Write.Update(Entity, Key, changes, If(), returning)];
}
