namespace FauxSql;

/// <summary>
/// A change of all items of an entity, which is marked <see cref="Modeling.ChangeAttribute"/> with its number. An item that was stored before is changed whenever it is read whole, and for good when
/// it is written or by <c>fauxsql apply</c>; which of the changes an item has is stored with it, so that none is applied twice. The class has a constructor without parameters, one object of it serves
/// all threads, and it computes and does nothing else: it may be called any number of times for an item, and what it returns may be thrown away.
/// Until <c>fauxsql apply</c> has changed all items, filters, keys of indexes, projections and counts see what is stored. The first change of an entity should return its item as it is: versions of the application that know of
/// no changes write what they like, and those from that one on heed which changes an item has.
/// </summary>
/// <typeparam name="TEntity">The entity, which is abstract where it has subtypes.</typeparam>
public abstract class ItemChange<TEntity>
    where TEntity : class
{
    /// <summary>
    /// Changes an item. An attribute that the model demands and the item lacks is <see langword="null"/> or the type's default here, and must not be <see langword="null"/> in the result. The primary
    /// key stays as it is. An item for which this throws is put aside by <c>fauxsql apply</c> with the reason, and reading it throws a <see cref="Errors.StoredItemException"/>.
    /// </summary>
    /// <param name="item">The item as it was stored.</param>
    /// <returns>The item as it is from now on.</returns>
    public abstract TEntity Apply(TEntity item);
}
