namespace FauxSql;

/// <summary>
/// A converter whose stored values sort as the C# values do, so that queries may compare, order and restrict by them: numbers by size, text and
/// bytes by their bytes. If a comes before b in C#, what is stored of a must come before what is stored of b.
/// </summary>
/// <typeparam name="T">The C# type, not nullable.</typeparam>
/// <typeparam name="TStored">The type it is stored as: one stored as text, number or bytes, not nullable.</typeparam>
public abstract class OrderedValueConverter<T, TStored> : ValueConverter<T, TStored>
    where T : IComparable<T>;
