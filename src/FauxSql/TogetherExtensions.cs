using FauxSql.Tables;

namespace FauxSql;

/// <summary>Queries that are sent together.</summary>
public static class TogetherExtensions
{
    /// <summary>
    /// The items of several queries of one table or index, sent together, as in
    /// <c>ids.Select(id => db.Orders.ByCustomer(id)).Together()</c>: those of the first query first, each query's in its own order. Nothing is
    /// sent before <c>RunAsync</c>.
    /// </summary>
    /// <typeparam name="T">What each item is read as.</typeparam>
    /// <param name="queries">The queries. All fetch what the first one fetches with its items.</param>
    /// <exception cref="ArgumentException">There is no query, or they are of different databases, tables or indexes, or read different things.</exception>
    public static Deferred<IReadOnlyList<T>> Together<T>(this IEnumerable<RangeOperation<T>> queries)
    {
        ArgumentNullException.ThrowIfNull(queries);
        List<RangeOperation<T>> all = [.. queries];
        if (all.Count == 0)
            throw new ArgumentException("There is no query to send", nameof(queries));
        if (all.Find(query => !query.IsLike(all[0])) is { } other)
            throw new ArgumentException($"Queries that are sent together are of one table or index, and read the same; one of {other.Range.Entity.Name} is not like the first of {all[0].Range.Entity.Name}", nameof(queries));
        return all[0].Together(all);
    }
}
