using FauxSql.Protocol.Values;

namespace FauxSql.Stores;

internal static class KeyText
{
    public static string Of(AttributeValue value) => value switch
    {
        AttributeValue.String s => s.Text,
        AttributeValue.Number n => n.Value.ToString(),
        AttributeValue.Binary b => Convert.ToBase64String(b.Bytes.Span),
        _ => value.ToString(),
    };

    /// <exception cref="FormatException">It is not the text of a value of that kind.</exception>
    public static AttributeValue Parse(AttributeKind kind, string text) => kind switch
    {
        AttributeKind.Number => new AttributeValue.Number(DynamoNumber.Parse(text)),
        AttributeKind.Binary => new AttributeValue.Binary(Convert.FromBase64String(text)),
        _ => new AttributeValue.String(text),
    };

    public static string Quoted(AttributeValue value) => value is AttributeValue.String ? $"\"{Of(value)}\"" : Of(value);
}
