namespace FauxSql.Modeling;

/// <summary>
/// Stores values by a converter of one's own: those of a property, be they its value, the elements of its list or set, or the values of its
/// dictionary; or, on a type, those of every property of that type. The property's own comes first.
/// </summary>
/// <typeparam name="TConverter">The converter, a <see cref="ValueConverter{T,TStored}"/>.</typeparam>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Interface)]
public sealed class ConverterAttribute<TConverter> : Attribute
    where TConverter : ValueConverter, new();
