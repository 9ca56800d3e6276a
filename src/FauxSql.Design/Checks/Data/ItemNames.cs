using System.Globalization;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Design.Checks.Data;

/// <summary>Items and values as messages name them. A sensitive value is not shown.</summary>
internal static class ItemNames
{
    private const string Hidden = "•••";

    public static string Of(EntitySchema entity, IReadOnlyDictionary<string, AttributeValue> item) =>
        $"{entity.Name} {string.Join(" / ", entity.Key.Attributes.Select(name => item.TryGetValue(name, out var value) ? Text(entity, name, value) : "?"))}";

    public static string Text(EntitySchema entity, string attribute, AttributeValue value) =>
        entity.Attributes.Any(one => one.Name == attribute && one.Role.HasFlag(AttributeRole.Sensitive)) ? Hidden : Text(value);

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Text(AttributeValue value) => value switch
    {
        AttributeValue.String text => text.Text,
        AttributeValue.Number number => number.Value.ToString(),
        AttributeValue.Binary bytes => Convert.ToHexString(bytes.Bytes.Span),
        _ => value.Kind.ToString(),
    };
}
