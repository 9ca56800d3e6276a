using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Stores;

/// <summary>An index may be behind its table: what it shows may be gone, or refer to another by now.</summary>
internal static class CurrentReferences
{
    /// <summary>Those that an index has shown, and that the table has with the same reference.</summary>
    public static async Task<IReadOnlyList<T>> CurrentAsync<T>(
        this IStore store, IReadOnlyList<T> shown, Func<T, Reference> referenceOf, CallContext context, Tally? tally, CancellationToken cancellationToken)
    {
        if (shown.Count == 0)
            return [];
        var references = shown.Select(referenceOf).ToList();
        var rows = await store.ReadAsync([.. references.Select(one => new Read.Point(one.Entity, one.Key, IsConsistent: true))], context, tally, cancellationToken).ConfigureAwait(false);
        return [.. shown.Where((_, index) => rows[index].Items is [var stored] && Equals(ItemReader.Get(stored, new DocumentPath(references[index].Attribute)), references[index].Value))];
    }

    /// <summary>An item by its key, and a reference that it has.</summary>
    public readonly record struct Reference(EntitySchema Entity, Key Key, string Attribute, AttributeValue Value);
}
