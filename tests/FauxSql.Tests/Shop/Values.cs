using System.Globalization;
using FauxSql.Protocol.Values;

namespace FauxSql.Tests.Shop;

internal static class Values
{
    public static AttributeValue? S(string? text) => text is null ? null : new AttributeValue.String(text);

    public static AttributeValue N(long number) => new AttributeValue.Number(number);

    public static string? Text(this Dictionary<string, AttributeValue> item, string name) => (item.GetValueOrDefault(name) as AttributeValue.String)?.Text;

    public static long Number(this Dictionary<string, AttributeValue> item, string name) =>
        item.GetValueOrDefault(name) is AttributeValue.Number n ? long.Parse(n.Value.ToString(), CultureInfo.InvariantCulture) : 0;
}
