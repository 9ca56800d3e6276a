using FauxSql.Protocol.Expressions;

namespace FauxSql.Writes;

/// <summary>Joins conditions.</summary>
internal static class Conditions
{
    /// <summary>All of several conditions, or <see langword="null"/> for none.</summary>
    public static Condition? All(params IEnumerable<Condition?> conditions) =>
        conditions.Aggregate((Condition?)null, All);

    /// <summary>Both of two conditions, the one that there is, or <see langword="null"/> for none.</summary>
    public static Condition? All(Condition? one, Condition? other) => one is null ? other : other is null ? one : one & other;
}
