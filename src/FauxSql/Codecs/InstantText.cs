using System.Buffers.Text;
using System.Globalization;
using System.Text;
using FauxSql.Errors;

namespace FauxSql.Codecs;

// The text of instants: UTC with a fixed number of fraction digits and Z.
internal sealed class InstantText
{
    private const int AllDigits = 7;

    // Prints what the pattern for seven digits prints, several times as fast; read, it would take other offsets than Z, too.
    private const string RoundTrip = "O";

    private readonly int _digits;
    private readonly long _unit;
    private readonly string _format;

    public InstantText(int digits)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)digits, (uint)AllDigits, nameof(digits));
        _digits = digits;
        _unit = (long)Math.Pow(10, AllDigits - digits);
        _format = digits == AllDigits ? RoundTrip : "yyyy-MM-ddTHH:mm:ss" + (digits == 0 ? "" : "." + new string('f', digits)) + "Z";
        Example = Print(DateTime.UnixEpoch);
    }

    public string Example { get; }

    public string Print(DateTime utc) => utc.Ticks % _unit == 0
        ? utc.ToString(_format, CultureInfo.InvariantCulture)
        : throw new UnstorableValueException($"{utc:O} cannot be stored with {_digits} fraction digits; round it first, or declare more digits");

    public bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset instant) => _format == RoundTrip
        ? Utf8Parser.TryParse(text, out instant, out _, RoundTrip[0]) && text.Length == Example.Length && text[^1] == (byte)'Z'
        : DateTimeOffset.TryParseExact(
            Encoding.UTF8.GetString(text), _format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant);
}
