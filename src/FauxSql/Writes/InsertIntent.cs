using FauxSql.Codecs;
using FauxSql.Stores;
using FauxSql.Tables;

namespace FauxSql.Writes;

/// <summary>A new item.</summary>
internal sealed class InsertIntent : WriteIntent
{
    private readonly EncodedItem _item;

    public InsertIntent(EntityCodec codec, EncodedItem item) : base(codec, item.Key)
    {
        _item = item;
        Demands = [Demand.Missing(codec.Schema, item.Key)];
    }

    public override string Verb => "insert";

    public override bool ReadsFirst => false;

    protected override bool DependsOnItem => false;

    public override int Bytes => _item.Bytes;

    public override int MostBytes => _item.Json.Length;

    public override Write WriteFor(ReadOnlyMemory<byte>? stored) => new Write.Put(Entity, Key, _item.Json, If());

    protected override IEnumerable<Write> WritesBeside(ReadOnlyMemory<byte>? stored) => [.. Unique.Moves(Key, null, _item.Json), .. References.Of(_item.Json)];
}
