using System.Globalization;

namespace FauxSql.Transfer.Endpoints;

/// <summary>Instants as FauxSql stores them: UTC, with a Z, and a fixed number of fraction digits.</summary>
internal static class InstantText
{
    private const string Seconds = "yyyy-MM-ddTHH:mm:ss";
    private const int MostDigits = 7;

    /// <summary>The number of fraction digits, or <see langword="null"/> when the text is no such instant.</summary>
    public static int? DigitsOf(string text)
    {
        var digits = text.Length - Seconds.Length - 1 is 0 ? 0 : text.Length - Seconds.Length - 2;
        if (digits is < 0 or > MostDigits || (digits == 0 && text.Length != Seconds.Length + 1))
            return null;
        var format = digits == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : $"yyyy-MM-dd'T'HH:mm:ss.{new string('f', digits)}'Z'";
        return DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? digits : null;
    }
}
