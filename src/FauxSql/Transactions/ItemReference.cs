using FauxSql.Codecs;
using FauxSql.Stores;

namespace FauxSql.Transactions;

/// <summary>Names one item, which may be there or not, so that a transaction can check it.</summary>
/// <typeparam name="TEntity">The entity.</typeparam>
/// <typeparam name="TFields">Its attributes.</typeparam>
public sealed class ItemReference<TEntity, TFields>
    where TEntity : class
{
    internal ItemReference(DynamoDatabase database, EntityCodec<TEntity> codec, TFields fields, Key key)
    {
        Database = database;
        Codec = codec;
        Fields = fields;
        Key = key;
    }

    /// <summary>The primary key.</summary>
    public Key Key { get; }

    internal DynamoDatabase Database { get; }

    internal EntityCodec<TEntity> Codec { get; }

    internal TFields Fields { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Codec.Schema.Name} {Shown.Of(Codec.Schema, Key)}";
}
