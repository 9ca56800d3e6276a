using System.Collections;
using System.Runtime.CompilerServices;

namespace FauxSql.Relations;

/// <summary>What is fetched together with an item: one relation, or several as in <c>o => [o.Items, o.Customer]</c>.</summary>
[CollectionBuilder(typeof(Includes), nameof(Create))]
public sealed class Includes : IReadOnlyList<Relation>
{
    private readonly Relation[] _relations;

    private Includes(Relation[] relations) => _relations = relations;

    /// <summary>Nothing beside the item.</summary>
    public static Includes None { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _relations.Length;

    /// <inheritdoc/>
    public Relation this[int index] => _relations[index];

    /// <summary>One relation.</summary>
    /// <param name="relation">The relation.</param>
    public static implicit operator Includes(Relation relation) => new([relation]);

    /// <summary>Several relations.</summary>
    /// <param name="relations">The relations.</param>
    public static Includes Create(ReadOnlySpan<Relation> relations) => new(relations.ToArray());

    internal Includes And(Includes others) => Count == 0 ? others : new([.. _relations, .. others._relations]);

    /// <inheritdoc/>
    public IEnumerator<Relation> GetEnumerator() => ((IEnumerable<Relation>)_relations).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
