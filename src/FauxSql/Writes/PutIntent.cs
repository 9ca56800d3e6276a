using FauxSql.Codecs;
using FauxSql.Stores;
using FauxSql.Tables;

namespace FauxSql.Writes;

/// <summary>An item in the place of whatever is there.</summary>
internal sealed class PutIntent(EntityCodec codec, EncodedItem item) : WriteIntent(codec, item.Key)
{
    public override string Verb => "put";

    public override int Bytes => item.Bytes;

    public override int MostBytes => item.Json.Length;

    public override Write WriteFor(ReadOnlyMemory<byte>? stored) => new Write.Put(Entity, Key, item.Json, If(Unique.AreThoseOf(stored)));

    protected override IEnumerable<Write> WritesBeside(ReadOnlyMemory<byte>? stored) => [.. Unique.Moves(Key, stored, item.Json), .. References.Of(item.Json)];
}
