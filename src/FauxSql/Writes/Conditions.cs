using FauxSql.Protocol.Expressions;

namespace FauxSql.Writes;

/// <summary>Joins conditions.</summary>
internal static class Conditions
{
    /// <summary>All of several conditions, or <see langword="null"/> for none.</summary>
    public static Condition? All(params IEnumerable<Condition?> conditions) =>
        conditions.OfType<Condition>().Aggregate((Condition?)null, (all, one) => all is null ? one : all & one);
}
