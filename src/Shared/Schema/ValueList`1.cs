using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace FauxSql.Schema;

/// <summary>An immutable list that equals another list with equal elements in the same order.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
public sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly T[] _elements;

    internal ValueList(T[] elements) => _elements = elements;

    /// <summary>The list without elements.</summary>
    [SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "As ImmutableArray<T>.Empty")]
    public static ValueList<T> Empty { get; } = new([]);

    /// <summary>How many elements there are.</summary>
    public int Count => _elements.Length;

    /// <summary>The element at a position.</summary>
    /// <param name="index">The position, counted from 0.</param>
    public T this[int index] => _elements[index];

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_elements).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ValueList<T>? other) => other is not null && _elements.SequenceEqual(other._elements);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = 17;
        foreach (var element in _elements)
            hash = unchecked((hash * 31) + (element?.GetHashCode() ?? 0));
        return hash;
    }
}
