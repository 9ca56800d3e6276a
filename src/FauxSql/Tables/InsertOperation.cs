using FauxSql.Codecs;
using FauxSql.Schema;
using FauxSql.Writes;

namespace FauxSql.Tables;

/// <summary>Stores a new item.</summary>
internal sealed class InsertOperation<TEntity>(DynamoDatabase database, EntityCodec<TEntity> codec, TEntity entity) : WriteOperation<TEntity>(database)
    where TEntity : class
{
    internal override string Verb => "Insert";

    internal override EntitySchema Entity => codec.Schema;

    internal override PlannedWrite<TEntity> ToWrite() => WrittenEntity<TEntity>.Insert(codec, entity).ToWrite();
}
