using System.Globalization;
using System.Text.RegularExpressions;
using FauxSql.Schema;

namespace FauxSql.Transfer.Documents;

/// <summary>Reads single lines of a page.</summary>
internal static partial class LineText
{
    private static readonly (string Sign, AccessPatternStatus Status)[] Signs =
    [
        ("✅", AccessPatternStatus.Implemented), ("☑", AccessPatternStatus.Implemented), ("[x]", AccessPatternStatus.Implemented), ("[X]", AccessPatternStatus.Implemented),
        ("🔲", AccessPatternStatus.Planned), ("⬜", AccessPatternStatus.Planned), ("[ ]", AccessPatternStatus.Planned), ("?", AccessPatternStatus.Potential), ("❓", AccessPatternStatus.Potential),
    ];

    /// <summary>A key attribute of a list: <c>OrderId (HASH)</c> or <c>PK: OrderId</c>; <see langword="null"/> for other text.</summary>
    public static KeyLine? Key(MarkdownText text)
    {
        if (NamedKey().Match(text.Plain) is { Success: true } named)
            return new KeyLine(text.Line, named.Groups["name"].Value, IsSort(named.Groups["kind"].Value)) { Refers = Refers(text.Plain) };
        return LabelledKey().Match(text.Plain) is { Success: true } labelled
            ? new KeyLine(text.Line, labelled.Groups["name"].Value, IsSort(labelled.Groups["kind"].Value)) { Refers = Refers(text.Plain) }
            : null;
    }

    /// <summary>Whether a key is a sort key, by what a table or a list calls it; <see langword="null"/> when it is neither.</summary>
    public static bool? KindOfKey(string text) => KeyKind().Match(text) is { Success: true } kind ? IsSort(kind.Value) : null;

    /// <summary>What follows a label: the text of <c>Purpose: …</c>; <see langword="null"/> when the line has another.</summary>
    public static string? After(string label, string text) =>
        text.StartsWith(label, StringComparison.OrdinalIgnoreCase) && text.AsSpan(label.Length).TrimStart() is [':', ..] ? text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() : null;

    /// <summary>The status that a sign at the beginning says, and the text without it.</summary>
    public static (AccessPatternStatus? Status, int Length) Sign(string text)
    {
        foreach (var (sign, status) in Signs)
        {
            if (text.StartsWith(sign, StringComparison.Ordinal))
                return (status, sign.Length);
        }

        return (null, 0);
    }

    /// <summary>The entity or table that a note says it refers to.</summary>
    public static string? Refers(string text) => Reference().Match(text) is { Success: true } reference ? reference.Groups["name"].Value : null;

    /// <summary>The number in a text like <c>at most 5 elements</c>.</summary>
    public static int? Number(string text, string before, string after) =>
        Regex.Match(text, $@"{before}(?<number>\d+){after}", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)) is { Success: true } match
            && int.TryParse(match.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsSort(string kind) => kind.Length > 0 && char.ToUpperInvariant(kind[0]) is 'R' or 'S';

    [GeneratedRegex(@"^(?<name>.+?)\s+\((?<kind>HASH|RANGE|PK|SK|partition key|sort key)\b[^)]*\)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamedKey();

    [GeneratedRegex(@"^(?<kind>PK|SK|HASH|RANGE|partition key|sort key)\s*[:=]\s*(?<name>[^\s(]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LabelledKey();

    [GeneratedRegex(@"^(HASH|RANGE|PK|SK|partition|sort)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyKind();

    [GeneratedRegex(@"\b(foreign key to|FK to|references|refers to)\s+(?<name>[A-Za-z_]\w*)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
