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
            (AttributeValue.String x, AttributeValue.String y) => CompareUtf8(x.Text, y.Text),
            (AttributeValue.Number x, AttributeValue.Number y) => x.Value.CompareTo(y.Value),
            (AttributeValue.Binary x, AttributeValue.Binary y) => x.Bytes.Span.SequenceCompareTo(y.Bytes.Span),
            _ => null,
        };
        order = result ?? 0;
        return result is not null;
    }

    // UTF-16 order differs from UTF-8 order where a surrogate meets a character above it.
    private static int CompareUtf8(string x, string y)
    {
        var length = Math.Min(x.Length, y.Length);
        for (var i = 0; i < length; i++)
        {
            if (x[i] == y[i])
                continue;
            var isX = char.IsSurrogate(x[i]);
            return isX == char.IsSurrogate(y[i]) ? x[i].CompareTo(y[i]) : isX ? 1 : -1;
        }

        return x.Length.CompareTo(y.Length);
    }
}
