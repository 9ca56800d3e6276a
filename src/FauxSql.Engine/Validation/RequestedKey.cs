using System.Text;
using FauxSql.Engine.Tables;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Validation;

/// <summary>
/// The key of an item that a request asks for. One that is spelt as most clients send it, with at most two strings in it, becomes the key of
/// a row without values between; any other is read by the reader that understands everything.
/// </summary>
internal readonly ref struct RequestedKey
{
    private readonly Request _request;
    private readonly Dictionary<string, AttributeValue>? _values;
    private readonly Part _first;
    private readonly Part _second;

    private RequestedKey(Request request)
    {
        _request = request;
        if (!TryReadPlain(request.Utf8, out _first, out _second))
            _values = ItemReading.Read(request);
    }

    /// <summary>Reads a key, of whichever table.</summary>
    /// <exception cref="ServiceFault">It is malformed.</exception>
    public static RequestedKey Read(Request key) => new(key);

    /// <summary>The key of its row in a table.</summary>
    /// <param name="key">The table's key.</param>
    /// <exception cref="ServiceFault">It is no key of the table.</exception>
    public byte[] RowIn(KeySchema key)
    {
        if (_values is null && PlainRow(key) is { } row)
            return row;
        var values = _values ?? ItemReading.Read(_request);
        KeyValidation.CheckKey(key, values);
        return KeyEncoder.Row(key, values.GetValueOrDefault);
    }

    private byte[]? PlainRow(KeySchema key)
    {
        var json = _request.Utf8;
        var hash = json[TextOf(key.Hash[0])];
        var range = key.Range is [var sort] ? json[TextOf(sort)] : [];
        var isKey = key.All.Length == (_second.IsThere ? 2 : 1)
            && hash.Length is > 0 and <= DynamoLimits.PartitionKeyBytes && range.Length <= DynamoLimits.SortKeyBytes && range.IsEmpty == key.Range.IsEmpty;
        return isKey ? KeyEncoder.Row(hash, range) : null;
    }

    // Nothing, if it is not there or no string, which no key may be.
    private Range TextOf(KeyAttribute attribute) =>
        attribute.Kind != AttributeKind.String ? default
        : IsNamed(_first, attribute.Name) ? _first.Text
        : IsNamed(_second, attribute.Name) ? _second.Text
        : default;

    private bool IsNamed(Part part, string name) => Ascii.Equals(_request.Utf8[part.Name], name);

    private static bool TryReadPlain(ReadOnlySpan<byte> json, out Part first, out Part second)
    {
        (first, second) = (default, default);
        var plain = new PlainJson(json);
        return plain.Take((byte)'{') && TryReadPart(ref plain, out first)
            && (!plain.Take((byte)',') || TryReadPart(ref plain, out second))
            && plain.Take((byte)'}') && plain.IsAtEnd;
    }

    private static bool TryReadPart(ref PlainJson plain, out Part part)
    {
        part = default;
        if (!plain.TakeText(out var name) || !plain.Take(":{\"S\":"u8) || !plain.TakeText(out var text) || !plain.Take((byte)'}'))
            return false;
        part = new Part(name, text);
        return true;
    }

    private readonly record struct Part(Range Name, Range Text)
    {
        public bool IsThere => Name.End.Value > 0;
    }
}
