using FauxSql.Fields;
using FauxSql.Protocol.Expressions;
using FauxSql.Tables;

namespace FauxSql;

/// <summary>Reads some attributes of the items of a query or scan instead of whole items.</summary>
public static class SelectExtensions
{
    extension<TEntity, TFields, TRelations, TSort>(Query<TEntity, TFields, TRelations, TSort> query)
        where TEntity : class
    {
        /// <summary>One attribute of each item, such as <c>o => o.Total</c>. Where it is absent and may be, it is the default of its type.</summary>
        /// <typeparam name="T">The C# type of the attribute.</typeparam>
        /// <param name="field">Names the attribute.</param>
        public Selection<T> Select<T>(Func<TFields, Field<T>> field)
        {
            var f = field(query.Fields);
            return query.Selected(item => item.ValueOf(f), f.Path);
        }

        /// <summary>Two attributes of each item, such as <c>o => (o.OrderId, o.Total)</c>.</summary>
        /// <typeparam name="T1">The C# type of attribute 1.</typeparam>
        /// <typeparam name="T2">The C# type of attribute 2.</typeparam>
        /// <param name="fields">Names the attributes.</param>
        public Selection<(T1, T2)> Select<T1, T2>(Func<TFields, (Field<T1>, Field<T2>)> fields)
        {
            var f = fields(query.Fields);
            return query.Selected(item => (item.ValueOf(f.Item1), item.ValueOf(f.Item2)), f.Item1.Path, f.Item2.Path);
        }

        /// <summary>Three attributes of each item, such as <c>o => (o.OrderId, o.Total)</c>.</summary>
        /// <typeparam name="T1">The C# type of attribute 1.</typeparam>
        /// <typeparam name="T2">The C# type of attribute 2.</typeparam>
        /// <typeparam name="T3">The C# type of attribute 3.</typeparam>
        /// <param name="fields">Names the attributes.</param>
        public Selection<(T1, T2, T3)> Select<T1, T2, T3>(Func<TFields, (Field<T1>, Field<T2>, Field<T3>)> fields)
        {
            var f = fields(query.Fields);
            return query.Selected(item => (item.ValueOf(f.Item1), item.ValueOf(f.Item2), item.ValueOf(f.Item3)), f.Item1.Path, f.Item2.Path, f.Item3.Path);
        }

        /// <summary>Four attributes of each item, such as <c>o => (o.OrderId, o.Total)</c>.</summary>
        /// <typeparam name="T1">The C# type of attribute 1.</typeparam>
        /// <typeparam name="T2">The C# type of attribute 2.</typeparam>
        /// <typeparam name="T3">The C# type of attribute 3.</typeparam>
        /// <typeparam name="T4">The C# type of attribute 4.</typeparam>
        /// <param name="fields">Names the attributes.</param>
        public Selection<(T1, T2, T3, T4)> Select<T1, T2, T3, T4>(Func<TFields, (Field<T1>, Field<T2>, Field<T3>, Field<T4>)> fields)
        {
            var f = fields(query.Fields);
            return query.Selected(item => (item.ValueOf(f.Item1), item.ValueOf(f.Item2), item.ValueOf(f.Item3), item.ValueOf(f.Item4)), f.Item1.Path, f.Item2.Path, f.Item3.Path, f.Item4.Path);
        }

        /// <summary>Five attributes of each item, such as <c>o => (o.OrderId, o.Total)</c>.</summary>
        /// <typeparam name="T1">The C# type of attribute 1.</typeparam>
        /// <typeparam name="T2">The C# type of attribute 2.</typeparam>
        /// <typeparam name="T3">The C# type of attribute 3.</typeparam>
        /// <typeparam name="T4">The C# type of attribute 4.</typeparam>
        /// <typeparam name="T5">The C# type of attribute 5.</typeparam>
        /// <param name="fields">Names the attributes.</param>
        public Selection<(T1, T2, T3, T4, T5)> Select<T1, T2, T3, T4, T5>(Func<TFields, (Field<T1>, Field<T2>, Field<T3>, Field<T4>, Field<T5>)> fields)
        {
            var f = fields(query.Fields);
            return query.Selected(item => (item.ValueOf(f.Item1), item.ValueOf(f.Item2), item.ValueOf(f.Item3), item.ValueOf(f.Item4), item.ValueOf(f.Item5)), f.Item1.Path, f.Item2.Path, f.Item3.Path, f.Item4.Path, f.Item5.Path);
        }

        /// <summary>Six attributes of each item, such as <c>o => (o.OrderId, o.Total)</c>.</summary>
        /// <typeparam name="T1">The C# type of attribute 1.</typeparam>
        /// <typeparam name="T2">The C# type of attribute 2.</typeparam>
        /// <typeparam name="T3">The C# type of attribute 3.</typeparam>
        /// <typeparam name="T4">The C# type of attribute 4.</typeparam>
        /// <typeparam name="T5">The C# type of attribute 5.</typeparam>
        /// <typeparam name="T6">The C# type of attribute 6.</typeparam>
        /// <param name="fields">Names the attributes.</param>
        public Selection<(T1, T2, T3, T4, T5, T6)> Select<T1, T2, T3, T4, T5, T6>(Func<TFields, (Field<T1>, Field<T2>, Field<T3>, Field<T4>, Field<T5>, Field<T6>)> fields)
        {
            var f = fields(query.Fields);
            return query.Selected(item => (item.ValueOf(f.Item1), item.ValueOf(f.Item2), item.ValueOf(f.Item3), item.ValueOf(f.Item4), item.ValueOf(f.Item5), item.ValueOf(f.Item6)), f.Item1.Path, f.Item2.Path, f.Item3.Path, f.Item4.Path, f.Item5.Path, f.Item6.Path);
        }

        /// <summary>Seven attributes of each item, such as <c>o => (o.OrderId, o.Total)</c>.</summary>
        /// <typeparam name="T1">The C# type of attribute 1.</typeparam>
        /// <typeparam name="T2">The C# type of attribute 2.</typeparam>
        /// <typeparam name="T3">The C# type of attribute 3.</typeparam>
        /// <typeparam name="T4">The C# type of attribute 4.</typeparam>
        /// <typeparam name="T5">The C# type of attribute 5.</typeparam>
        /// <typeparam name="T6">The C# type of attribute 6.</typeparam>
        /// <typeparam name="T7">The C# type of attribute 7.</typeparam>
        /// <param name="fields">Names the attributes.</param>
        public Selection<(T1, T2, T3, T4, T5, T6, T7)> Select<T1, T2, T3, T4, T5, T6, T7>(Func<TFields, (Field<T1>, Field<T2>, Field<T3>, Field<T4>, Field<T5>, Field<T6>, Field<T7>)> fields)
        {
            var f = fields(query.Fields);
            return query.Selected(item => (item.ValueOf(f.Item1), item.ValueOf(f.Item2), item.ValueOf(f.Item3), item.ValueOf(f.Item4), item.ValueOf(f.Item5), item.ValueOf(f.Item6), item.ValueOf(f.Item7)), f.Item1.Path, f.Item2.Path, f.Item3.Path, f.Item4.Path, f.Item5.Path, f.Item6.Path, f.Item7.Path);
        }
    }
}
