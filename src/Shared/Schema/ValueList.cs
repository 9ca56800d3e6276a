namespace FauxSql.Schema;

/// <summary>Makes <see cref="ValueList{T}"/>s.</summary>
public static class ValueList
{
    /// <summary>A list of the given elements.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="elements">The elements, which are copied.</param>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> elements) =>
        elements.IsEmpty ? ValueList<T>.Empty : new ValueList<T>(elements.ToArray());

    /// <summary>A list of the elements of a sequence.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="elements">The elements, which are copied.</param>
    public static ValueList<T> ToValueList<T>(this IEnumerable<T> elements) => new([.. elements]);
}
