using FauxSql.Codecs;
using FauxSql.Protocol.Values;
using FauxSql.Relations;
using FauxSql.Schema;
using FauxSql.Stores;
using FauxSql.Transactions;
using FauxSql.Writes;

namespace FauxSql.Tables;

/// <summary>The items of one entity. The generator derives from it a table with members named for the keys and indexes.</summary>
/// <typeparam name="TEntity">The entity.</typeparam>
/// <typeparam name="TFields">Its attributes.</typeparam>
/// <typeparam name="TRelations">Its navigations.</typeparam>
public abstract class Table<TEntity, TFields, TRelations>
    where TEntity : class
{
    private const int MostSegments = 1000;

    private readonly DynamoDatabase _database;
    private readonly EntityCodec<TEntity> _codec;
    private readonly TFields _fields;
    private readonly TRelations _relations;

    /// <summary>A table; called by generated code.</summary>
    /// <param name="database">The database.</param>
    /// <param name="codec">How items are stored.</param>
    /// <param name="fields">The entity's attributes.</param>
    /// <param name="relations">The entity's navigations.</param>
    protected Table(DynamoDatabase database, EntityCodec<TEntity> codec, TFields fields, TRelations relations)
    {
        _database = database;
        _codec = codec;
        _fields = fields;
        _relations = relations;
    }

    /// <summary>Stores a new item, with version 1 if it has one, and refuses to overwrite.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="cancellationToken">Gives up waiting; the item may be stored nevertheless.</param>
    /// <returns>The entity with its version.</returns>
    /// <exception cref="Errors.ItemExistsException">There is an item with the key.</exception>
    /// <exception cref="Errors.UniqueViolationException">Another item has one of its unique values.</exception>
    /// <exception cref="Errors.ReferenceViolationException">What an enforced reference names is not there.</exception>
    public Task<TEntity> InsertAsync(TEntity entity, CancellationToken cancellationToken = default) =>
        Insert(entity).RunAsync(cancellationToken);

    /// <summary>Stores a new item, with version 1 if it has one, and refuses to overwrite, as <see cref="InsertAsync"/> does. Nothing is sent before <c>RunAsync</c>.</summary>
    /// <param name="entity">The entity.</param>
    public WriteOperation<TEntity> Insert(TEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return new InsertOperation<TEntity>(_database, _codec, entity);
    }

    /// <summary>Stores an item in the place of whatever is there, attributes that the model does not know included.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="cancellationToken">Gives up waiting; the item may be stored nevertheless.</param>
    /// <returns>The entity with its version counted up.</returns>
    /// <exception cref="Errors.UniqueViolationException">Another item has one of its unique values.</exception>
    /// <exception cref="Errors.ReferenceViolationException">What an enforced reference names is not there.</exception>
    /// <exception cref="Errors.NewerItemException">A newer version of the application changed the item that is there, by an <see cref="ItemChange{TEntity}"/>.</exception>
    public Task<TEntity> PutAsync(TEntity entity, CancellationToken cancellationToken = default) =>
        Put(entity).RunAsync(cancellationToken);

    /// <summary>Stores an item in the place of whatever is there, as <see cref="PutAsync"/> does. Nothing is sent before <c>RunAsync</c>.</summary>
    /// <param name="entity">The entity.</param>
    public EntityOperation<TEntity, TFields> Put(TEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return new(_database, nameof(Put), _codec, _fields, condition => WrittenEntity<TEntity>.Put(_codec, entity, condition));
    }

    /// <summary>
    /// Stores the modelled attributes and leaves others as they are. With a version: version 0 must be new, another must be the one stored.
    /// Without: creates or changes.
    /// </summary>
    /// <param name="entity">The entity.</param>
    /// <param name="cancellationToken">Gives up waiting; the item may be stored nevertheless.</param>
    /// <returns>The entity with its version counted up.</returns>
    /// <exception cref="Errors.VersionConflictException">The stored item is not the one expected, or has vanished.</exception>
    /// <exception cref="Errors.UniqueViolationException">Another item has one of its unique values.</exception>
    /// <exception cref="Errors.ReferenceViolationException">What an enforced reference names is not there.</exception>
    public Task<TEntity> SaveAsync(TEntity entity, CancellationToken cancellationToken = default) =>
        Save(entity).RunAsync(cancellationToken);

    /// <summary>Stores the modelled attributes and leaves others as they are, as <see cref="SaveAsync"/> does. Nothing is sent before <c>RunAsync</c>.</summary>
    /// <param name="entity">The entity.</param>
    public EntityOperation<TEntity, TFields> Save(TEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return new(_database, nameof(Save), _codec, _fields, condition => WrittenEntity<TEntity>.Save(_codec, entity, condition));
    }

    /// <summary>Stores a new item of a subtype; called by generated code.</summary>
    /// <typeparam name="TSubtype">The subtype.</typeparam>
    /// <param name="codec">How it is stored.</param>
    /// <param name="entity">The entity.</param>
    protected WriteOperation<TSubtype> InsertAs<TSubtype>(EntityCodec<TSubtype> codec, TSubtype entity)
        where TSubtype : class, TEntity
    {
        ArgumentNullException.ThrowIfNull(entity);
        return new InsertOperation<TSubtype>(_database, codec, entity);
    }

    /// <summary>Stores an item of a subtype in the place of whatever is there; called by generated code.</summary>
    /// <typeparam name="TSubtype">The subtype.</typeparam>
    /// <typeparam name="TSubtypeFields">Its attributes.</typeparam>
    /// <param name="codec">How it is stored.</param>
    /// <param name="fields">Its attributes.</param>
    /// <param name="entity">The entity.</param>
    protected EntityOperation<TSubtype, TSubtypeFields> PutAs<TSubtype, TSubtypeFields>(EntityCodec<TSubtype> codec, TSubtypeFields fields, TSubtype entity)
        where TSubtype : class, TEntity
    {
        ArgumentNullException.ThrowIfNull(entity);
        return new(_database, nameof(Put), codec, fields, condition => WrittenEntity<TSubtype>.Put(codec, entity, condition));
    }

    /// <summary>Stores the modelled attributes of an item, which becomes one of a subtype; called by generated code.</summary>
    /// <typeparam name="TSubtype">The subtype.</typeparam>
    /// <typeparam name="TSubtypeFields">Its attributes.</typeparam>
    /// <param name="codec">How it is stored.</param>
    /// <param name="fields">Its attributes.</param>
    /// <param name="entity">The entity.</param>
    protected EntityOperation<TSubtype, TSubtypeFields> SaveAs<TSubtype, TSubtypeFields>(EntityCodec<TSubtype> codec, TSubtypeFields fields, TSubtype entity)
        where TSubtype : class, TEntity
    {
        ArgumentNullException.ThrowIfNull(entity);
        return new(_database, nameof(Save), codec, fields, condition => WrittenEntity<TSubtype>.Save(codec, entity, condition));
    }

    /// <summary>Deletes an item; with a version, only if it is the one stored.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="cancellationToken">Gives up waiting; the item may be deleted nevertheless.</param>
    /// <exception cref="Errors.VersionConflictException">The stored item is not the one expected, or has vanished.</exception>
    /// <exception cref="Errors.ReferencedException">An enforced reference names the item.</exception>
    public Task DeleteAsync(TEntity entity, CancellationToken cancellationToken = default) => Delete(entity).RunAsync(cancellationToken);

    /// <summary>Deletes an item; with a version, only if it is the one stored. Nothing is sent before <c>RunAsync</c>.</summary>
    /// <param name="entity">The entity.</param>
    public DeleteOperation<TEntity, TFields> Delete(TEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return new(_database, _codec, _fields, Checked(_codec.KeyOf(entity)), _codec.VersionOf(entity));
    }

    /// <summary>
    /// Stores many items, each in the place of whatever is there, in batches of 25; where values are unique in transactions, after reading what is
    /// stored. They do not happen together: others may be written when one is not. Unlike <see cref="PutAsync"/> this takes the place of an item, too, that a newer version of the application changed.
    /// </summary>
    /// <param name="entities">The entities, any number; all are checked before anything is sent.</param>
    /// <param name="progress">Is told after each request, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops; what was on its way may be written nevertheless.</param>
    /// <returns>The entities with their versions counted up, in the order given.</returns>
    /// <exception cref="ArgumentException">Two have the same key.</exception>
    /// <exception cref="Errors.BatchIncompleteException">Some were not written: it names them.</exception>
    /// <exception cref="Errors.BatchCanceledException">It was cancelled: it names those not known to be written.</exception>
    public Task<IReadOnlyList<TEntity>> PutManyAsync(
        IEnumerable<TEntity> entities, IProgress<WriteProgress>? progress = null, CancellationToken cancellationToken = default) =>
        PutMany(entities, progress).RunAsync(cancellationToken);

    /// <summary>Stores many items, as <see cref="PutManyAsync"/> does. Nothing is sent before <c>RunAsync</c>.</summary>
    /// <param name="entities">The entities, any number; all are checked at once.</param>
    /// <param name="progress">Is told after each request, or <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">Two have the same key.</exception>
    public Deferred<IReadOnlyList<TEntity>> PutMany(IEnumerable<TEntity> entities, IProgress<WriteProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(entities);
        List<TEntity> given = [.. entities];
        var written = given.ConvertAll(entity => WrittenEntity<TEntity>.Put(_codec, entity, isGuarded: false));
        return new BatchOperation<IReadOnlyList<TEntity>>(
            _database, nameof(PutMany), _codec.Schema, written.ConvertAll(one => one.Intent), given, written.ConvertAll(one => one.Entity), progress);
    }

    /// <summary>Reads the whole table, which costs what the table holds.</summary>
    /// <param name="segments">
    /// How many parts are read at the same time, 1 to 1000. With more than one there is no order, <c>Take</c> reads that many of each, and
    /// there are no pages.
    /// </param>
    public TableQuery<TEntity, TFields, TRelations, NoSortKey> Scan(int segments = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(segments, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(segments, MostSegments);
        return new(_database, _codec, _fields, _relations, null, new Read.Range(_codec.Schema, null, []) { Segments = segments });
    }

    /// <summary>Reads an item that must exist; called by generated code.</summary>
    /// <param name="key">The key.</param>
    /// <param name="with">What is fetched with it.</param>
    protected GetOperation<TEntity> GetByKey(Key key, Func<TRelations, Includes>? with = null) => new(PointOf(key, with));

    /// <summary>Reads an item that may be missing; called by generated code.</summary>
    /// <param name="key">The key.</param>
    /// <param name="with">What is fetched with it.</param>
    protected FindOperation<TEntity> FindByKey(Key key, Func<TRelations, Includes>? with = null) => new(PointOf(key, with));

    /// <summary>Reads many items, one slot for each key in the order of the keys; called by generated code.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="with">What is fetched with them.</param>
    protected FindManyOperation<TEntity> FindManyByKey(IEnumerable<Key> keys, Func<TRelations, Includes>? with = null) =>
        new(_database, _codec, [.. keys.Select(Checked)], IncludesOf(with));

    /// <summary>Finds the item that has a unique value; called by generated code.</summary>
    /// <param name="attribute">The stored name of the unique attribute.</param>
    /// <param name="value">The value.</param>
    /// <param name="scope">The value of the attribute within which it is unique, or <see langword="null"/> for the whole table.</param>
    protected Deferred<TEntity?> FindByUnique(string attribute, AttributeValue value, AttributeValue? scope = null) =>
        new FindUniqueOperation<TEntity>(_database, _codec, _codec.Unique.Claim(attribute, value, scope));

    /// <summary>Changes an item; called by generated code.</summary>
    /// <param name="key">The key.</param>
    protected UpdateOperation<TEntity, TFields> UpdateByKey(Key key) => new(_database, _codec, _fields, Checked(key), creates: false);

    /// <summary>Changes an item, or creates it; called by generated code.</summary>
    /// <param name="key">The key.</param>
    protected UpdateOperation<TEntity, TFields> UpsertByKey(Key key) => new(_database, _codec, _fields, Checked(key), creates: true);

    /// <summary>Deletes an item; called by generated code.</summary>
    /// <param name="key">The key.</param>
    protected DeleteOperation<TEntity, TFields> DeleteByKey(Key key) => new(_database, _codec, _fields, Checked(key));

    /// <summary>Deletes many items; called by generated code. Those that enforced references name are not deleted.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="progress">Is told after each request, or <see langword="null"/>.</param>
    protected Deferred<int> DeleteManyByKey(IEnumerable<Key> keys, IProgress<WriteProgress>? progress)
    {
        List<WriteIntent> intents = [.. keys.Select(key => new DeleteIntent(_database, _codec, Checked(key)))];
        return new BatchOperation<int>(_database, "DeleteMany", _codec.Schema, intents, null, intents.Count, progress);
    }

    /// <summary>Deletes an item after what belongs to it; called by generated code.</summary>
    /// <param name="key">The key.</param>
    /// <param name="children">What belongs to it.</param>
    /// <exception cref="ArgumentException">One of the navigations does not lead to all items that refer to the item.</exception>
    protected Deferred<long> DeleteByKeyWith(Key key, Func<TRelations, Includes> children)
    {
        ArgumentNullException.ThrowIfNull(children);
        return new CascadeDelete(_database, _codec, Checked(key), children(_relations));
    }

    /// <summary>Names an item for a transaction; called by generated code.</summary>
    /// <param name="key">The key.</param>
    protected ItemReference<TEntity, TFields> ItemByKey(Key key) => new(_database, _codec, _fields, Checked(key));

    /// <summary>Stores a link entity if both of its ends are there; called by generated code.</summary>
    /// <param name="link">The link entity.</param>
    protected Deferred<bool> LinkEnds(TEntity link) => new LinkOperation(_database, WrittenEntity<TEntity>.Insert(_codec, link).Intent);

    /// <summary>Stores a link entity of nothing but its key if both of its ends are there; called by generated code.</summary>
    /// <param name="key">The two ends.</param>
    protected Deferred<bool> LinkEnds(Key key)
    {
        var item = RequestBody.Build((_codec.Schema.Key, Checked(key)), static (writer, link) =>
        {
            writer.WritePropertyName(link.Key.Partition[0]);
            link.Item2.Partition.WriteTo(writer);
            writer.WritePropertyName(link.Key.Sort[0]);
            link.Item2.Sort!.WriteTo(writer);
        });
        return LinkEnds(_codec.Decode(item));
    }

    /// <summary>Deletes a link entity if both of its ends are there; called by generated code.</summary>
    /// <param name="key">The two ends.</param>
    protected Deferred<bool> UnlinkEnds(Key key)
    {
        var link = Checked(key);
        return new LinkOperation(_database, new DeleteIntent(_database, _codec, link) { Demands = [Demand.Exists(_codec.Schema, link)] });
    }

    /// <summary>The stored form of a part of a key; called by generated code.</summary>
    /// <typeparam name="T">The C# type.</typeparam>
    /// <param name="codec">How values are stored.</param>
    /// <param name="value">The value.</param>
    /// <param name="attribute">The key attribute.</param>
    /// <exception cref="Errors.UnstorableValueException">DynamoDB cannot hold the value.</exception>
    protected AttributeValue KeyValue<T>(ValueCodec<T> codec, T value, string attribute) => _codec.KeyValue(codec, value, attribute);

    /// <summary>Queries a partition of the table; called by generated code.</summary>
    /// <typeparam name="TSort">The C# type of the sort key, or <see cref="NoSortKey"/> when it is stored in another order.</typeparam>
    /// <param name="partition">The partition.</param>
    /// <param name="sortCodec">How the sort key is stored, or <see langword="null"/> when it is in another order.</param>
    protected TableQuery<TEntity, TFields, TRelations, TSort> QueryTable<TSort>(AttributeValue partition, ValueCodec<TSort>? sortCodec) =>
        new(_database, _codec, _fields, _relations, sortCodec, RangeOf(null, [partition]));

    /// <summary>Queries an index; called by generated code.</summary>
    /// <typeparam name="TSort">The C# type of the sort key, or <see cref="NoSortKey"/>.</typeparam>
    /// <param name="index">The index's name.</param>
    /// <param name="sortCodec">How the first sort attribute that is not given is stored, or <see langword="null"/> when there is none.</param>
    /// <param name="key">The values of all partition attributes, and then of the first sort attributes if they are given too.</param>
    protected Query<TEntity, TFields, TRelations, TSort> QueryIndex<TSort>(string index, ValueCodec<TSort>? sortCodec, params ReadOnlySpan<AttributeValue> key) =>
        new(_database, _codec, _fields, _relations, sortCodec, RangeOf(index, ValueList.Create(key)));

    /// <summary>Queries an index that holds only a part of each item; called by generated code.</summary>
    /// <typeparam name="TItem">What it holds of an item.</typeparam>
    /// <typeparam name="TItemFields">The attributes that it holds.</typeparam>
    /// <typeparam name="TItemRelations">Its navigations, which are none.</typeparam>
    /// <typeparam name="TSort">The C# type of the sort key, or <see cref="NoSortKey"/>.</typeparam>
    /// <param name="codec">How what it holds is stored.</param>
    /// <param name="fields">The attributes that it holds.</param>
    /// <param name="relations">Its navigations.</param>
    /// <param name="index">The index's name.</param>
    /// <param name="sortCodec">How the first sort attribute that is not given is stored, or <see langword="null"/> when there is none.</param>
    /// <param name="key">The values of all partition attributes, and then of the first sort attributes if they are given too.</param>
    protected Query<TItem, TItemFields, TItemRelations, TSort> QueryProjection<TItem, TItemFields, TItemRelations, TSort>(
        EntityCodec<TItem> codec,
        TItemFields fields,
        TItemRelations relations,
        string index,
        ValueCodec<TSort>? sortCodec,
        params ReadOnlySpan<AttributeValue> key)
        where TItem : class => new(_database, codec, fields, relations, sortCodec, RangeOf(index, ValueList.Create(key)));

    private Read.Range RangeOf(string? index, ValueList<AttributeValue> key)
    {
        KeyRules.Check(_codec.Schema, _database.Layout.RouteOf(_codec.Schema, index).Key, key);
        return new Read.Range(_codec.Schema, index, key);
    }

    private PointRead<TEntity> PointOf(Key key, Func<TRelations, Includes>? with) =>
        new(_database, _codec, new Read.Point(_codec.Schema, Checked(key)), IncludesOf(with));

    private Key Checked(Key key) => KeyRules.Checked(_codec.Schema, key);

    private Includes IncludesOf(Func<TRelations, Includes>? with) => with is null ? Includes.None : with(_relations);
}
