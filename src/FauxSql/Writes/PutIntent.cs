using FauxSql.Codecs;
using FauxSql.Stores;
using FauxSql.Tables;

namespace FauxSql.Writes;

/// <summary>An item in the place of whatever is there.</summary>
/// <param name="codec">The codec of its entity.</param>
/// <param name="item">The item.</param>
/// <param name="isGuarded">Whether it takes the place of no item that a newer version of the application stored. One of many is not: a batch takes no conditions.</param>
internal sealed class PutIntent(EntityCodec codec, EncodedItem item, bool isGuarded = true) : WriteIntent(codec, item.Key)
{
    public override string Verb => "put";

    public override int Bytes => item.Bytes;

    public override int MostBytes => item.Json.Length;

    public override Write WriteFor(ReadOnlyMemory<byte>? stored) => new Write.Put(Entity, Key, item.Json, If(Conditions.All(Unique.AreThoseOf(stored), isGuarded && Entity.ChangeVersion > 0 ? Entity.IsNotNewer : null)));

    protected override IEnumerable<Write> WritesBeside(ReadOnlyMemory<byte>? stored) => [.. Unique.Moves(Key, stored, item.Json), .. References.Of(item.Json)];
}
