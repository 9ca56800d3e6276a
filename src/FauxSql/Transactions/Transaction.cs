using FauxSql.Codecs;
using FauxSql.Errors;
using FauxSql.Fields;
using FauxSql.Protocol.Expressions;
using FauxSql.Stores;
using FauxSql.Tables;
using FauxSql.Writes;

namespace FauxSql.Transactions;

/// <summary>
/// Collects writes that happen together or not at all, each to another item. Nothing is sent before all are collected, so that what a method
/// returns is true only when the transaction has succeeded.
/// </summary>
public sealed class Transaction
{
    private readonly DynamoDatabase _database;
    private readonly List<WriteIntent> _intents = [];
    private readonly Dictionary<(string Entity, Key Key), WriteIntent> _items = [];

    internal Transaction(DynamoDatabase database) => _database = database;

    internal IReadOnlyList<WriteIntent> Intents => _intents;

    /// <summary>Stores a new item, with version 1 if it has one.</summary>
    /// <typeparam name="TEntity">The entity's type.</typeparam>
    /// <param name="entity">The entity.</param>
    /// <returns>The entity with its version.</returns>
    /// <exception cref="InvalidTransactionException">The transaction writes the item already.</exception>
    public TEntity Insert<TEntity>(TEntity entity)
        where TEntity : class =>
        Add(WrittenEntity<TEntity>.Insert(CodecOf(entity), entity));

    /// <summary>Stores new items, each as <see cref="Insert"/> does.</summary>
    /// <typeparam name="TEntity">The entities' type.</typeparam>
    /// <param name="entities">The entities.</param>
    /// <returns>The entities with their versions.</returns>
    /// <exception cref="InvalidTransactionException">The transaction writes one of the items already.</exception>
    public IReadOnlyList<TEntity> InsertAll<TEntity>(IEnumerable<TEntity> entities)
        where TEntity : class
    {
        ArgumentNullException.ThrowIfNull(entities);
        return [.. entities.Select(Insert)];
    }

    /// <summary>Stores an item in the place of whatever is there.</summary>
    /// <typeparam name="TEntity">The entity's type.</typeparam>
    /// <param name="entity">The entity.</param>
    /// <returns>The entity with its version counted up.</returns>
    /// <exception cref="InvalidTransactionException">The transaction writes the item already.</exception>
    public TEntity Put<TEntity>(TEntity entity)
        where TEntity : class =>
        Add(WrittenEntity<TEntity>.Put(CodecOf(entity), entity));

    /// <summary>Stores the modelled attributes of an item, if its version is the one stored, and leaves others as they are.</summary>
    /// <typeparam name="TEntity">The entity's type.</typeparam>
    /// <param name="entity">The entity.</param>
    /// <returns>The entity with its version counted up.</returns>
    /// <exception cref="InvalidTransactionException">The transaction writes the item already.</exception>
    public TEntity Save<TEntity>(TEntity entity)
        where TEntity : class =>
        Add(WrittenEntity<TEntity>.Save(CodecOf(entity), entity));

    /// <summary>Deletes an item; with a version, only if it is the one stored.</summary>
    /// <typeparam name="TEntity">The entity's type.</typeparam>
    /// <param name="entity">The entity.</param>
    /// <exception cref="InvalidTransactionException">The transaction writes the item already.</exception>
    public void Delete<TEntity>(TEntity entity)
        where TEntity : class
    {
        var codec = CodecOf(entity);
        var key = KeyRules.Checked(codec.Schema, codec.KeyOf(entity));
        Add(new DeleteIntent(_database, codec, key) { Demands = Demand.Of(codec.Schema, key, codec.VersionOf(entity), null) });
    }

    /// <summary>Deletes an item by its key, as in <c>t.Delete(db.Orders.Delete("O1").If(o => o.Total == 0))</c>.</summary>
    /// <typeparam name="TEntity">The entity's type.</typeparam>
    /// <typeparam name="TFields">Its attributes.</typeparam>
    /// <param name="delete">The deletion.</param>
    /// <exception cref="InvalidTransactionException">The transaction writes the item already.</exception>
    public void Delete<TEntity, TFields>(DeleteOperation<TEntity, TFields> delete)
        where TEntity : class =>
        Add<bool>(delete);

    /// <summary>Changes some attributes of an item, as in <c>t.Update(db.Orders.Update("O1").Set(o => o.Total, 5))</c>. What it returns by itself it does not return here.</summary>
    /// <typeparam name="TEntity">The entity's type.</typeparam>
    /// <typeparam name="TFields">Its attributes.</typeparam>
    /// <param name="update">The update.</param>
    /// <exception cref="InvalidTransactionException">The transaction writes the item already.</exception>
    public void Update<TEntity, TFields>(UpdateOperation<TEntity, TFields> update)
        where TEntity : class =>
        Add<TEntity>(update);

    /// <summary>Puts or saves an entity on a condition, as in <c>t.Add(db.Orders.Put(order).If(o => o.Total == 0))</c>.</summary>
    /// <typeparam name="TEntity">The entity's type.</typeparam>
    /// <typeparam name="TFields">Its attributes.</typeparam>
    /// <param name="write">The write.</param>
    /// <returns>The entity with its version counted up.</returns>
    /// <exception cref="InvalidTransactionException">The transaction writes the item already.</exception>
    public TEntity Add<TEntity, TFields>(EntityOperation<TEntity, TFields> write)
        where TEntity : class
    {
        ArgumentNullException.ThrowIfNull(write);
        ThrowIfForeign(write.Database, nameof(write));
        return Add(write.Written());
    }

    /// <summary>Any write of a table. What it returns by itself it does not return here.</summary>
    /// <typeparam name="T">What it returns by itself.</typeparam>
    /// <param name="write">The write.</param>
    /// <exception cref="InvalidTransactionException">The transaction writes the item already.</exception>
    public void Add<T>(WriteOperation<T> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        ThrowIfForeign(write.Database, nameof(write));
        Add(write.ToWrite().Intent);
    }

    /// <summary>Changes nothing, but fails the transaction unless an item is there and meets a condition.</summary>
    /// <typeparam name="TEntity">The entity's type.</typeparam>
    /// <typeparam name="TFields">Its attributes.</typeparam>
    /// <param name="item">The item, such as <c>db.Customers.Item("C1")</c>.</param>
    /// <param name="condition">The condition, or <see langword="null"/> when it need only be there.</param>
    /// <exception cref="InvalidTransactionException">The transaction writes the item already; give that write the condition.</exception>
    public void Check<TEntity, TFields>(ItemReference<TEntity, TFields> item, Func<TFields, Condition>? condition = null)
        where TEntity : class
    {
        ArgumentNullException.ThrowIfNull(item);
        ThrowIfForeign(item.Database, nameof(item));
        var (entity, met) = (item.Codec.Schema, condition is null ? null : Terms.And(item.Codec.Schema, null, item.Fields, condition));
        Add(new CheckIntent(item.Codec, item.Key) { Demands = [Demand.Exists(entity, item.Key), .. Demand.Of(entity, item.Key, null, met)] });
    }

    /// <summary>Changes nothing, but fails the transaction when an item is there.</summary>
    /// <typeparam name="TEntity">The entity's type.</typeparam>
    /// <typeparam name="TFields">Its attributes.</typeparam>
    /// <param name="item">The item, such as <c>db.Customers.Item("C1")</c>.</param>
    /// <exception cref="InvalidTransactionException">The transaction writes the item already.</exception>
    public void CheckMissing<TEntity, TFields>(ItemReference<TEntity, TFields> item)
        where TEntity : class
    {
        ArgumentNullException.ThrowIfNull(item);
        ThrowIfForeign(item.Database, nameof(item));
        Add(new CheckIntent(item.Codec, item.Key) { Demands = [Demand.Missing(item.Codec.Schema, item.Key)] });
    }

    private TEntity Add<TEntity>(WrittenEntity<TEntity> written)
        where TEntity : class
    {
        Add(written.Intent);
        return written.Entity;
    }

    private void Add(WriteIntent intent)
    {
        if (!_items.TryAdd((intent.Entity.Name, intent.Key), intent))
            throw InvalidTransactionException.Twice(intent.Subject, _items[(intent.Entity.Name, intent.Key)].Verb, intent.Verb);
        _intents.Add(intent);
    }

    private EntityCodec<TEntity> CodecOf<TEntity>(TEntity entity)
        where TEntity : class
    {
        ArgumentNullException.ThrowIfNull(entity);
        return _database.Codecs.SelectMany(codec => codec.Subtypes.Prepend(codec)).OfType<EntityCodec<TEntity>>().FirstOrDefault()
            ?? throw new ArgumentException($"{typeof(TEntity).Name} is not an entity of {_database.Schema.Name}", nameof(entity));
    }

    private void ThrowIfForeign(DynamoDatabase database, string parameter)
    {
        if (!ReferenceEquals(database, _database))
            throw new ArgumentException("It belongs to another database than the transaction", parameter);
    }
}
