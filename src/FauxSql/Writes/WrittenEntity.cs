using FauxSql.Codecs;
using FauxSql.Protocol.Expressions;
using FauxSql.Tables;

namespace FauxSql.Writes;

/// <summary>A write of a whole entity, and the entity as it is afterwards: with its version counted.</summary>
internal readonly record struct WrittenEntity<TEntity>(WriteIntent Intent, TEntity Entity)
    where TEntity : class
{
    public static WrittenEntity<TEntity> Insert(EntityCodec<TEntity> codec, TEntity entity)
    {
        var written = codec.VersionOf(entity) is null ? entity : codec.WithVersion(entity, 1);
        return new(new InsertIntent(codec, EncodedItem.Of(codec, written)), written);
    }

    public static WrittenEntity<TEntity> Put(EntityCodec<TEntity> codec, TEntity entity, Condition? condition = null, bool isGuarded = true)
    {
        var written = Counted(codec, entity);
        var item = EncodedItem.Of(codec, written);
        return new(new PutIntent(codec, item, isGuarded) { Demands = Demand.Of(codec.Schema, item.Key, null, condition) }, written);
    }

    public static WrittenEntity<TEntity> Save(EntityCodec<TEntity> codec, TEntity entity, Condition? condition = null)
    {
        var written = Counted(codec, entity);
        var item = EncodedItem.Of(codec, written);
        return new(new SaveIntent(codec, item) { Demands = Demand.Of(codec.Schema, item.Key, codec.VersionOf(entity), condition) }, written);
    }

    public PlannedWrite<TEntity> ToWrite()
    {
        var written = Entity;
        return new(Intent, _ => written);
    }

    private static TEntity Counted(EntityCodec<TEntity> codec, TEntity entity) =>
        codec.VersionOf(entity) is { } version ? codec.WithVersion(entity, version + 1) : entity;
}
