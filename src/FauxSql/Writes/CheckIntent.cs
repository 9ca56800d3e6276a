using FauxSql.Codecs;
using FauxSql.Stores;

namespace FauxSql.Writes;

/// <summary>Nothing but demands.</summary>
internal sealed class CheckIntent(EntityCodec codec, Key key) : WriteIntent(codec, key)
{
    public override string Verb => "check";

    public override bool ReadsFirst => false;

    public override Write WriteFor(ReadOnlyMemory<byte>? stored) => new Write.Check(Entity, Key, If()!);
}
