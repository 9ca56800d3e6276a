using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Writes;

/// <summary>The form in which unique values are compared.</summary>
internal static class ComparedValue
{
    public static AttributeValue Of(UniqueSchema unique, AttributeValue value)
    {
        if (value is not AttributeValue.String { Text: var text })
            return value;
        if (unique.IgnoresBlanks)
            text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (unique.IgnoresCase)
            text = text.ToLowerInvariant();
        return new AttributeValue.String(text);
    }
}
