using FauxSql.Protocol.Expressions;

namespace FauxSql;

/// <summary>Orders and ranges of queries, where the sort key allows them.</summary>
public static class QueryExtensions
{
    extension<TEntity, TFields, TRelations, TSort>(Tables.Query<TEntity, TFields, TRelations, TSort> query)
        where TEntity : class
        where TSort : IComparable<TSort>
    {
        /// <summary>In descending order of the sort key.</summary>
        public Tables.Query<TEntity, TFields, TRelations, TSort> Newest() => query.Ordered(isDescending: true);

        /// <summary>In ascending order of the sort key.</summary>
        public Tables.Query<TEntity, TFields, TRelations, TSort> Oldest() => query.Ordered(isDescending: false);

        /// <summary>In descending order of the sort key.</summary>
        public Tables.Query<TEntity, TFields, TRelations, TSort> Descending() => query.Ordered(isDescending: true);

        /// <summary>In ascending order of the sort key.</summary>
        public Tables.Query<TEntity, TFields, TRelations, TSort> Ascending() => query.Ordered(isDescending: false);

        /// <summary>Sort keys within a range, both ends included.</summary>
        /// <param name="low">The lowest.</param>
        /// <param name="high">The highest.</param>
        /// <exception cref="ArgumentException">The lowest is above the highest, in the order in which they are stored.</exception>
        public Tables.Query<TEntity, TFields, TRelations, TSort> Between(TSort low, TSort high) => query.Restricted((sort, value) =>
        {
            var (from, to) = (value(low), value(high));
            return ValueOrder.TryCompare(from.Of, to.Of, out var order) && order <= 0
                ? new Condition.Between(sort, from, to)
                : throw new ArgumentException("The lowest value of the range is above the highest, in the order in which they are stored", nameof(low));
        });

        /// <summary>Sort keys from a value on, the value included.</summary>
        /// <param name="low">The value.</param>
        public Tables.Query<TEntity, TFields, TRelations, TSort> From(TSort low) =>
            query.Restricted((sort, value) => new Condition.Compare(sort, Comparator.GreaterOrEqual, value(low)));

        /// <summary>Sort keys up to a value, the value included.</summary>
        /// <param name="high">The value.</param>
        public Tables.Query<TEntity, TFields, TRelations, TSort> UpTo(TSort high) =>
            query.Restricted((sort, value) => new Condition.Compare(sort, Comparator.LessOrEqual, value(high)));

        /// <summary>Sort keys after a value, without it.</summary>
        /// <param name="low">The value.</param>
        public Tables.Query<TEntity, TFields, TRelations, TSort> After(TSort low) =>
            query.Restricted((sort, value) => new Condition.Compare(sort, Comparator.Greater, value(low)));

        /// <summary>Sort keys before a value, without it.</summary>
        /// <param name="high">The value.</param>
        public Tables.Query<TEntity, TFields, TRelations, TSort> Before(TSort high) =>
            query.Restricted((sort, value) => new Condition.Compare(sort, Comparator.Less, value(high)));
    }

    extension<TEntity, TFields, TRelations>(Tables.Query<TEntity, TFields, TRelations, string> query)
        where TEntity : class
    {
        /// <summary>Sort keys that begin with a text.</summary>
        /// <param name="prefix">The text.</param>
        public Tables.Query<TEntity, TFields, TRelations, string> StartsWith(string prefix) =>
            query.Restricted((sort, value) => new Condition.BeginsWith(sort, value(prefix)));
    }
}
