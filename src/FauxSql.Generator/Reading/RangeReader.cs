using System.Globalization;
using FauxSql.Generator.Model;
using FauxSql.Protocol.Values;
using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Reading;

// [Range] as conditions on a value, with the bounds as C# constants; null when they do not fit the value's type.
internal static class RangeReader
{
    private const string Utc = "global::System.DateTimeKind.Utc";

    public static IReadOnlyList<RuleModel>? Read(AttributeData attribute, ValueModel value)
    {
        var texts = attribute.ConstructorArguments.Skip(attribute.ConstructorArguments.Length - 2)
            .Select(bound => Convert.ToString(bound.Value, CultureInfo.InvariantCulture)!).ToList();
        var bounds = texts.Select(text => Bound(text, value)).ToList();
        if (bounds.Contains(null))
            return null;
        var rules = new List<RuleModel>();
        Add(rules, bounds[0]!, attribute.Named<bool>("MinimumIsExclusive") ? ("<=", "above") : ("<", "at least"), texts[0]);
        Add(rules, bounds[1]!, attribute.Named<bool>("MaximumIsExclusive") ? (">=", "below") : (">", "at most"), texts[1]);
        return rules;
    }

    private static void Add(List<RuleModel> rules, BoundText bound, (string Broken, string Demand) side, string text)
    {
        if (bound.Constant.Length > 0)
            rules.Add(new RuleModel($"{bound.Subject} {side.Broken} {bound.Constant}", $"{side.Demand} {text}"));
    }

    private static BoundText? Bound(string text, ValueModel value) => value.Type switch
    {
        "double" or "float" => Number(text),
        "decimal" or "int" or "long" or "short" or "sbyte" or "byte" or "ushort" or "uint" or "ulong" => Exact(text),
        "global::System.DateTime" when Instant(text) is { } instant => new("{0}.ToUniversalTime()", $"new global::System.DateTime({instant.UtcTicks}L, {Utc})"),
        "global::System.DateTimeOffset" when Instant(text) is { } instant => new("{0}", $"new global::System.DateTimeOffset({instant.UtcTicks}L, global::System.TimeSpan.Zero)"),
        "global::System.DateOnly" when Instant(text) is { } day && day.TimeOfDay == TimeSpan.Zero =>
            new("{0}", $"global::System.DateOnly.FromDayNumber({day.UtcTicks / TimeSpan.TicksPerDay})"),
        "global::System.TimeOnly" when Duration(text) is { } time && time >= TimeSpan.Zero && time < TimeSpan.FromDays(1) => new("{0}", $"new global::System.TimeOnly({time.Ticks}L)"),
        "global::System.TimeSpan" when Duration(text) is { } duration => new("{0}", $"new global::System.TimeSpan({duration.Ticks}L)"),
        _ => null,
    };

    // A bound that no double reaches bounds nothing.
    private static BoundText? Number(string text) =>
        !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || double.IsNaN(number) ? null
        : new("{0}", double.IsInfinity(number) ? "" : number.ToString("R", CultureInfo.InvariantCulture) + "d");

    // Compared as decimals, which hold every integer and every decimal exactly; a bound beyond them bounds nothing.
    private static BoundText? Exact(string text)
    {
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return new BoundText("(decimal){0}", number.ToString(CultureInfo.InvariantCulture) + "m");
        return Number(text) is null ? null : new BoundText("{0}", "");
    }

    private static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) ? instant : null;

    private static TimeSpan? Duration(string text) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var duration) ? duration : null;

    // What is compared, and the constant it is compared with; no constant when the bound bounds nothing.
    private sealed record BoundText(string Subject, string Constant);
}
