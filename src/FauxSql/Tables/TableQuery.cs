using FauxSql.Codecs;
using FauxSql.Stores;

namespace FauxSql.Tables;

/// <summary>A query or scan of the table itself, which can be read consistently; indexes cannot.</summary>
/// <inheritdoc cref="Query{TEntity, TFields, TRelations, TSort}"/>
public sealed class TableQuery<TEntity, TFields, TRelations, TSort> : Query<TEntity, TFields, TRelations, TSort>
    where TEntity : class
{
    internal TableQuery(DynamoDatabase database, EntityCodec<TEntity> codec, TFields fields, TRelations relations, ValueCodec<TSort>? sortCodec, Read.Range read)
        : base(database, codec, fields, relations, sortCodec, read)
    {
    }

    /// <summary>Sees every write that succeeded before, for twice the read units. It comes first: <c>ByOrder(id).Consistent().Where(…)</c>.</summary>
    public Query<TEntity, TFields, TRelations, TSort> Consistent() => With(Range with { IsConsistent = true });
}
