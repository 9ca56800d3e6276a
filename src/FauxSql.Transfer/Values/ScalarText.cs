using System.Globalization;
using System.Text;
using System.Text.Json;
using FauxSql.Codecs;
using FauxSql.Errors;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Transfer.Values;

/// <summary>Values given as text, as the project's own codecs store them: what the C# type could not hold is refused, never rounded.</summary>
internal sealed class ScalarText
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
    private const int InstantDigits = 7;

    private static readonly string[] Times = ["HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF"];
    private static readonly InstantText?[] Instants = new InstantText?[InstantDigits + 1];

    private static readonly Dictionary<string, (Int128 Least, Int128 Most)> Ranges = new(StringComparer.Ordinal)
    {
        ["sbyte"] = (sbyte.MinValue, sbyte.MaxValue),
        ["byte"] = (byte.MinValue, byte.MaxValue),
        ["short"] = (short.MinValue, short.MaxValue),
        ["ushort"] = (ushort.MinValue, ushort.MaxValue),
        ["int"] = (int.MinValue, int.MaxValue),
        ["uint"] = (uint.MinValue, uint.MaxValue),
        ["long"] = (long.MinValue, long.MaxValue),
        ["ulong"] = (ulong.MinValue, ulong.MaxValue),
    };

    /// <summary>Whether values of the form are told by a text.</summary>
    public static bool IsScalar(ValueForm form) => form is not (ValueForm.List or ValueForm.Set or ValueForm.Map or ValueForm.Record);

    /// <summary>The text of the stored value, without the name of its data type.</summary>
    /// <exception cref="RowException">The text is no such value.</exception>
    public static string Stored(ValueSchema value, string text) => value.Form switch
    {
        ValueForm.Text => text,
        ValueForm.Boolean => Flag(text) ? "true" : "false",
        ValueForm.Integer => Integer(text, value.Type!),
        ValueForm.Decimal => Decimal(text),
        ValueForm.Double => Float<double>(text, "double"),
        ValueForm.Single => Float<float>(text, "float"),
        ValueForm.Bytes => Bytes(text),
        ValueForm.Guid => Guid.TryParse(text, out var guid) ? guid.ToString("D") : throw No(text, "a GUID"),
        ValueForm.Instant => Instant(text, value.Digits ?? InstantDigits),
        ValueForm.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text : throw No(text, "a date such as 2026-01-31"),
        ValueForm.Time => TimeOnly.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time.ToString("HH:mm:ss.fffffff", CultureInfo.InvariantCulture) : throw No(text, "a time of day such as 09:30:00"),
        ValueForm.Duration => Duration(text),
        ValueForm.EpochSeconds => Seconds(text),
        ValueForm.Name => Name(text, value),
        _ => throw new InvalidOperationException($"{value.Form} is no scalar"),
    };

    /// <summary>Writes the value with the name of its data type.</summary>
    /// <exception cref="RowException">The text is no such value.</exception>
    public static void Write(Utf8JsonWriter writer, ValueSchema value, string text)
    {
        var stored = Stored(value, text);
        TypedValue.WriteStart(writer, KindOf(value));
        if (value.Form == ValueForm.Boolean)
            writer.WriteBooleanValue(stored == "true");
        else
            writer.WriteStringValue(stored);
        writer.WriteEndObject();
    }

    /// <summary>The data type that values are stored as.</summary>
    public static AttributeKind KindOf(ValueSchema value) => value.Form switch
    {
        ValueForm.Boolean => AttributeKind.Boolean,
        ValueForm.Bytes => AttributeKind.Binary,
        ValueForm.Integer or ValueForm.Decimal or ValueForm.Double or ValueForm.Single or ValueForm.Duration or ValueForm.EpochSeconds => AttributeKind.Number,
        ValueForm.List => AttributeKind.List,
        ValueForm.Map or ValueForm.Record => AttributeKind.Map,
        ValueForm.Set => KindOf(value.Element!) switch
        {
            AttributeKind.Number => AttributeKind.NumberSet,
            AttributeKind.Binary => AttributeKind.BinarySet,
            _ => AttributeKind.StringSet,
        },
        _ => AttributeKind.String,
    };

    private static bool Flag(string text) => text switch
    {
        "1" => true,
        "0" => false,
        _ => bool.TryParse(text, out var flag) ? flag : throw No(text, "true or false"),
    };

    private static string Integer(string text, string type)
    {
        if (!Int128.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && !(TryNumber(text, out var exact) && Int128.TryParse(exact.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)))
        {
            throw No(text, "a whole number");
        }

        var (least, most) = Ranges[type];
        return number >= least && number <= most ? number.ToString(CultureInfo.InvariantCulture) : throw No(text, $"within {type}");
    }

    // What has no more characters than decimal has digits is not rounded.
    private static string Decimal(string text) =>
        decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number) && (IsShort(text) || (TryNumber(text, out var exact) && exact == number))
            ? number.ToString(CultureInfo.InvariantCulture)
            : throw No(text, "a number that decimal holds exactly");

    private static bool IsShort(string text) => text.Length <= 28 && !text.AsSpan().ContainsAny('e', 'E', '\0');

    private static string Float<T>(string text, string type)
        where T : struct, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && T.IsFinite(number) && TryNumber(text, out var exact))
        {
            var stored = number.ToString("R", CultureInfo.InvariantCulture);
            if (TryNumber(stored, out var held) && held == exact)
                return stored;
        }

        throw No(text, $"a number that {type} holds exactly");
    }

    private static bool TryNumber(string text, out DynamoNumber number) => DynamoNumber.TryParse(Encoding.UTF8.GetBytes(text), out number);

    private static string Bytes(string text)
    {
        try
        {
            return Convert.ToBase64String(Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            throw No(text, "bytes in Base64");
        }
    }

    // Without an offset an instant is in UTC, as SQLite's own functions take it: https://www.sqlite.org/lang_datefunc.html
    private static string Instant(string text, int digits)
    {
        var utc = Parse(text).UtcDateTime;
        try
        {
            return (Instants[digits] ??= new InstantText(digits)).Print(utc);
        }
        catch (UnstorableValueException)
        {
            throw No(text, $"an instant with at most {digits.ToString(CultureInfo.InvariantCulture)} fraction digits");
        }
    }

    private static DateTimeOffset Parse(string text) =>
        text.Length >= 10 && char.IsAsciiDigit(text[0]) && text[4] == '-' && text[7] == '-' && FractionDigits(text) <= InstantDigits
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : throw No(text, "an instant such as 2026-01-31 09:30:00");

    private static int FractionDigits(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? 0 : text.AsSpan(point + 1).IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : text.Length - point - 1;
    }

    private static string Duration(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var ticks) ? ticks.ToString(CultureInfo.InvariantCulture)
        : TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var span) ? span.Ticks.ToString(CultureInfo.InvariantCulture)
        : throw No(text, "a duration, as ticks of 100 nanoseconds or such as 01:30:00");

    private static string Seconds(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
            ? seconds.ToString(CultureInfo.InvariantCulture)
            : Parse(text).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static string Name(string text, ValueSchema value) =>
        value.Names.Contains(text) || (value.IsFlags && text.Split(", ").All(value.Names.Contains)) ? text : throw No(text, "one of " + string.Join(", ", value.Names));

    private static RowException No(string text, string expected) => new($"\"{(text.Length > 100 ? text[..100] + "…" : text)}\" is not {expected}");
}
