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

    public static string Quoted(AttributeValue value) => value is AttributeValue.String ? $"\"{Of(value)}\"" : Of(value);
}
