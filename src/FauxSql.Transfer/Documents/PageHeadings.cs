using System.Text.RegularExpressions;
using FauxSql.Schema;

namespace FauxSql.Transfer.Documents;

/// <summary>What the headings of the template say.</summary>
internal static partial class PageHeadings
{
    /// <summary>The table that a heading begins, or <see langword="null"/>.</summary>
    public static string? Table(PageHeading heading) => TableHeading().Match(heading.Text) is { Success: true } table ? table.Groups["name"].Value : null;

    /// <summary>The index that a heading begins, or <see langword="null"/>.</summary>
    public static string? Index(PageHeading heading) => IndexHeading().Match(heading.Text) is { Success: true } index ? index.Groups["name"].Value : null;

    /// <summary>What the part below a heading is about.</summary>
    /// <param name="heading">The heading.</param>
    /// <param name="isAmongAttributes">Whether it is a part of the attributes, where types stand.</param>
    public static PageSection SectionOf(PageHeading heading, bool isAmongAttributes)
    {
        if (Index(heading) is not null)
            return PageSection.Index;
        return heading.Text.ToUpperInvariant() switch
        {
            "PRIMARY KEY" or "KEY" or "KEYS" => PageSection.Key,
            "ATTRIBUTES" => PageSection.Attributes,
            "RELATIONSHIPS" => PageSection.Relationships,
            "SUPPRESSED CHECKS" => PageSection.Suppressions,
            var text when text.Contains("PATTERN", StringComparison.Ordinal) => PageSection.Patterns,
            _ => isAmongAttributes && TypeHeading().IsMatch(heading.Text) ? PageSection.Type : PageSection.Other,
        };
    }

    /// <summary>How far the access patterns below a heading are, or <see langword="null"/> where it does not say so.</summary>
    public static AccessPatternStatus? StatusOf(PageHeading heading) => heading switch
    {
        { Text: var text } when Potential().IsMatch(text) => AccessPatternStatus.Potential,
        { Text: var text } when Planned().IsMatch(text) => AccessPatternStatus.Planned,
        { Text: var text } when text.Contains("implemented", StringComparison.OrdinalIgnoreCase) => AccessPatternStatus.Implemented,
        _ => null,
    };

    [GeneratedRegex(@"^(?<name>[A-Za-z0-9_.-]+?)\s?Table$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TableHeading();

    [GeneratedRegex(@"^(GSI|Index|Secondary Index|Global Secondary Index)\s*:\s*(?<name>.+)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IndexHeading();

    [GeneratedRegex(@"^[A-Za-z_]\w*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TypeHeading();

    [GeneratedRegex(@"\b(potential|future)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Potential();

    // What is not implemented, not yet, or still to be, is planned.
    [GeneratedRegex(@"\bplanned\b|\b(not|not yet|to be|un|non)[\s-]*implemented\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Planned();
}
