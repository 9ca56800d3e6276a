using System.Globalization;
using FauxSql.Errors;

namespace FauxSql.Codecs;

/// <summary>How C# types are stored. Generated code puts an entity's codec together from these.</summary>
public static class Codecs
{
    private const string Day = "yyyy-MM-dd";
    private const string TimeOfDay = "HH:mm:ss.fffffff";

    /// <summary>Text, as S.</summary>
    public static ScalarCodec<string> String { get; } = new StringCodec();

    /// <summary>A truth value, as BOOL.</summary>
    public static ScalarCodec<bool> Boolean { get; } = new BooleanCodec();

    /// <summary>Bytes, as B.</summary>
    public static ScalarCodec<byte[]> Bytes { get; } = new BytesCodec();

    /// <summary>A decimal, as N; a stored number with more digits than a decimal holds throws.</summary>
    public static ScalarCodec<decimal> Decimal { get; } = new DecimalCodec();

    /// <summary>A double, as N; NaN and infinity are refused.</summary>
    public static ScalarCodec<double> Double { get; } = new FloatCodec<double>();

    /// <summary>A float, as N; NaN and infinity are refused.</summary>
    public static ScalarCodec<float> Single { get; } = new FloatCodec<float>();

    /// <summary>A GUID, as S in lower-case hexadecimal with hyphens.</summary>
    public static ScalarCodec<Guid> Guid { get; } = new TextCodec<Guid>(
        "a GUID", value => value.ToString("D"), text => (System.Guid.TryParse(text, out var value), value));

    /// <summary>A date, as S such as <c>2026-01-31</c>.</summary>
    public static ScalarCodec<DateOnly> DateOnly { get; } = new TextCodec<DateOnly>(
        "a date such as 2026-01-31",
        value => value.ToString(Day, CultureInfo.InvariantCulture),
        text => (System.DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var value), value));

    /// <summary>A time of day, as S such as <c>09:30:00.0000000</c>.</summary>
    public static ScalarCodec<TimeOnly> TimeOnly { get; } = new TextCodec<TimeOnly>(
        "a time such as 09:30:00.0000000",
        value => value.ToString(TimeOfDay, CultureInfo.InvariantCulture),
        text => (System.TimeOnly.TryParseExact(text, TimeOfDay, CultureInfo.InvariantCulture, DateTimeStyles.None, out var value), value));

    /// <summary>A duration, as N in ticks of 100 nanoseconds.</summary>
    public static ScalarCodec<TimeSpan> TimeSpan { get; } = new MappedCodec<TimeSpan, long>(
        Integer<long>(), value => value.Ticks, System.TimeSpan.FromTicks);

    /// <summary>The moment of expiry of an item, as N in whole seconds since 1970; parts of a second are dropped.</summary>
    public static ScalarCodec<DateTimeOffset> EpochSeconds { get; } = new MappedCodec<DateTimeOffset, long>(
        Integer<long>(), value => value.ToUnixTimeSeconds(), FromEpochSeconds);

    /// <summary>The moment of expiry of an item, as N in whole seconds since 1970; parts of a second are dropped.</summary>
    public static ScalarCodec<DateTime> EpochSecondsDateTime { get; } = new MappedCodec<DateTime, long>(
        Integer<long>(), value => new DateTimeOffset(Utc(value)).ToUnixTimeSeconds(), seconds => FromEpochSeconds(seconds).UtcDateTime);

    /// <summary>An integer, as N; a stored number beyond its range throws.</summary>
    /// <typeparam name="T">The integer's type.</typeparam>
    public static ScalarCodec<T> Integer<T>()
        where T : struct, System.Numerics.IBinaryInteger<T> => new IntegerCodec<T>();

    /// <summary>An instant, as S in UTC with a fixed width such as <c>2026-01-31T09:30:00.0000000Z</c>; the offset is not kept.</summary>
    /// <param name="digits">The number of fraction digits, 0 to 7. An instant that needs more is refused.</param>
    public static ScalarCodec<DateTimeOffset> DateTimeOffset(int digits = 7) =>
        new InstantCodec<DateTimeOffset>(new InstantText(digits), static value => value.UtcDateTime, static instant => instant);

    /// <summary>An instant, as <see cref="DateTimeOffset(int)"/>; local times are converted to UTC, those of unknown zone are refused.</summary>
    /// <param name="digits">The number of fraction digits, 0 to 7. An instant that needs more is refused.</param>
    public static ScalarCodec<DateTime> DateTime(int digits = 7) =>
        new InstantCodec<DateTime>(new InstantText(digits), Utc, static instant => instant.UtcDateTime);

    /// <summary>An enum, as S by name; a stored name that the enum does not have throws.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    public static ScalarCodec<T> Enum<T>()
        where T : struct, Enum => new EnumCodec<T>();

    /// <summary>A value or null, as an element of a list or dictionary; null is NULL.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="inner">How values are stored.</param>
    public static ValueCodec<T?> Nullable<T>(ValueCodec<T> inner)
        where T : struct => new NullableCodec<T>(inner);

    /// <summary>A list or array, as L.</summary>
    /// <typeparam name="TList">The list's type.</typeparam>
    /// <typeparam name="T">The elements' type.</typeparam>
    /// <param name="element">How elements are stored.</param>
    /// <param name="create">Makes the list.</param>
    public static ValueCodec<TList> List<TList, T>(ValueCodec<T> element, Func<List<T>, TList> create)
        where TList : IEnumerable<T> => new ListCodec<TList, T>(element, create);

    /// <summary>A set, as SS, NS or BS; an empty set is left out.</summary>
    /// <typeparam name="TSet">The set's type.</typeparam>
    /// <typeparam name="T">The elements' type.</typeparam>
    /// <param name="element">How elements are stored.</param>
    /// <param name="create">Makes the set.</param>
    public static ValueCodec<TSet> Set<TSet, T>(ScalarCodec<T> element, Func<HashSet<T>, TSet> create)
        where TSet : IEnumerable<T> => new SetCodec<TSet, T>(element, create, BytesComparer.Instance as IEqualityComparer<T>);

    /// <summary>A dictionary with text keys, as M.</summary>
    /// <typeparam name="TDictionary">The dictionary's type.</typeparam>
    /// <typeparam name="T">The values' type.</typeparam>
    /// <param name="element">How values are stored.</param>
    /// <param name="create">Makes the dictionary.</param>
    public static ValueCodec<TDictionary> Dictionary<TDictionary, T>(ValueCodec<T> element, Func<Dictionary<string, T>, TDictionary> create)
        where TDictionary : IEnumerable<KeyValuePair<string, T>> => new DictionaryCodec<TDictionary, T>(element, create);

    /// <summary>A C# type that a converter stores as text, number or bytes.</summary>
    /// <typeparam name="T">The C# type.</typeparam>
    /// <typeparam name="TStored">The type it is stored as.</typeparam>
    /// <typeparam name="TConverter">The converter.</typeparam>
    /// <param name="stored">How the stored type is stored.</param>
    public static ScalarCodec<T> Converted<T, TStored, TConverter>(ScalarCodec<TStored> stored)
        where TConverter : ValueConverter<T, TStored>, new() =>
        new MappedCodec<T, TStored>(stored, Conversion<T, TStored, TConverter>.ToStored, Conversion<T, TStored, TConverter>.FromStored);

    /// <summary>A C# type that a converter stores as anything else.</summary>
    /// <typeparam name="T">The C# type.</typeparam>
    /// <typeparam name="TStored">The type it is stored as.</typeparam>
    /// <typeparam name="TConverter">The converter.</typeparam>
    /// <param name="stored">How the stored type is stored.</param>
    public static ValueCodec<T> Converted<T, TStored, TConverter>(ValueCodec<TStored> stored)
        where TConverter : ValueConverter<T, TStored>, new() =>
        new ConvertedCodec<T, TStored>(stored, Conversion<T, TStored, TConverter>.ToStored, Conversion<T, TStored, TConverter>.FromStored);

    /// <summary>What a converter makes of a stored value; called by generated code.</summary>
    /// <typeparam name="T">The C# type.</typeparam>
    /// <typeparam name="TStored">The type it is stored as.</typeparam>
    /// <typeparam name="TConverter">The converter.</typeparam>
    /// <param name="stored">The stored value.</param>
    /// <exception cref="AttributeMismatchException">The converter does not take it.</exception>
    public static T FromStored<T, TStored, TConverter>(TStored stored)
        where TConverter : ValueConverter<T, TStored>, new() => Conversion<T, TStored, TConverter>.FromStored(stored);

    /// <summary>Values that no exception shows.</summary>
    /// <typeparam name="T">The C# type.</typeparam>
    /// <param name="inner">How values are stored.</param>
    public static ValueCodec<T> Sensitive<T>(ValueCodec<T> inner) => new SensitiveCodec<T>(inner);

    private static DateTime Utc(DateTime value) => value.Kind == DateTimeKind.Unspecified
        ? throw new UnstorableValueException($"{value:O} cannot be stored: its Kind is Unspecified; make it Utc or Local, or use DateTimeOffset")
        : value.ToUniversalTime();

    private static DateTimeOffset FromEpochSeconds(long seconds) =>
        seconds is >= -62_135_596_800 and <= 253_402_300_799
            ? System.DateTimeOffset.FromUnixTimeSeconds(seconds)
            : throw new AttributeMismatchException("seconds since 1970 within the years 1 to 9999", seconds.ToString(CultureInfo.InvariantCulture));
}
