namespace FauxSql;

/// <summary>
/// Says how a C# type is stored that FauxSql does not store by itself, or not so. <see cref="Modeling.ConverterAttribute{TConverter}"/> puts it
/// on a property or on the type. It is made once, and used from many threads at a time.
/// </summary>
/// <remarks>
/// It never sees null, which is the absence of the attribute, and never returns it. What it throws becomes an
/// <see cref="Errors.UnstorableValueException"/> on the way to the store and a <see cref="Errors.StoredItemException"/> on the way back. Equal
/// values must be stored alike, or keys, conditions and <c>[Unique]</c> do not find them. Queries compare what is stored: only an
/// <see cref="OrderedValueConverter{T,TStored}"/> gives them ranges and an order.
/// </remarks>
/// <typeparam name="T">The C# type, not nullable.</typeparam>
/// <typeparam name="TStored">The type it is stored as: any type that FauxSql can store, not nullable.</typeparam>
public abstract class ValueConverter<T, TStored> : ValueConverter
{
    /// <summary>What is stored for a value.</summary>
    /// <param name="value">The value, not null.</param>
    public abstract TStored ToStored(T value);

    /// <summary>The value of what is stored.</summary>
    /// <param name="stored">What is stored, not null; another version of the application may have written it.</param>
    public abstract T FromStored(TStored stored);
}
