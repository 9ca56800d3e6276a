using FauxSql.Protocol.Values;

namespace FauxSql.Protocol.Expressions;

/// <summary>The order of values: strings by their UTF-8 bytes, numbers by value, binaries by unsigned bytes; other types have none.</summary>
public static class ValueOrder
{
    /// <summary>Compares two values of one type that has an order.</summary>
    /// <param name="left">The first value.</param>
    /// <param name="right">The second value.</param>
    /// <param name="order">Below, equal to or above zero, as <see cref="IComparable{T}.CompareTo"/>.</param>
    /// <returns>Whether they can be compared.</returns>
    public static bool TryCompare(AttributeValue left, AttributeValue right, out int order)
    {
        int? result = (left, right) switch
        {
            (AttributeValue.String x, AttributeValue.String y) => Utf8Comparer.Instance.Compare(x.Text, y.Text),
            (AttributeValue.Number x, AttributeValue.Number y) => x.Value.CompareTo(y.Value),
            (AttributeValue.Binary x, AttributeValue.Binary y) => BinaryComparer.Instance.Compare(x.Bytes, y.Bytes),
            _ => null,
        };
        order = result ?? 0;
        return result is not null;
    }
}
