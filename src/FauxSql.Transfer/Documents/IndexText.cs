using System.Text.RegularExpressions;
using FauxSql.Transfer.Scaffolding;

namespace FauxSql.Transfer.Documents;

/// <summary>The lines that say something of an index.</summary>
internal static partial class IndexText
{
    /// <summary>The short form of the guide, such as <c>GSI1: CustomerId (for "my orders")</c>, or <see langword="null"/>.</summary>
    public static IndexDocument? Short(MarkdownText text)
    {
        if (ShortIndex().Match(text.Plain) is not { Success: true } match)
            return null;
        var attributes = match.Groups["names"].Value.Split(['+', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var index = new IndexDocument(text.Line, SourceNames.Role(SourceNames.Property(attributes[0], "")) + "Index");
        index.Key.Listed.AddRange(attributes.Select((name, place) => new KeyLine(text.Line, name, IsSort: place > 0)));
        var why = match.Groups["why"].Value.Trim();
        why = (why.StartsWith("for ", StringComparison.OrdinalIgnoreCase) ? why[4..] : why).Trim('"', '“', '”');
        index.Purpose = why.Length > 0 ? why : null;
        return index;
    }

    /// <summary>Reads a line into an index, and answers with what is wrong with it, or <see langword="null"/>.</summary>
    public static string? Read(MarkdownText text, IndexDocument index)
    {
        if (LineText.Key(text) is { } key)
            index.Key.Listed.Add(key);
        else if (LineText.After("Purpose", text.Plain) is { } purpose)
            index.Purpose = purpose;
        else if (LineText.After("Access Pattern", text.Plain) is { } pattern)
            index.Pattern ??= pattern;
        else if (LineText.After("Projection", text.Plain) is { } projection)
            return ReadProjection(text, projection, index);
        else if (LineText.Number(text.Plain, "^Spread over ", " partitions") is { } shards)
            index.Shards = shards;
        else
            return $"'{text.Plain}' says nothing of an index: write a key as '- CustomerId (HASH)' or '- OrderDate (RANGE)', or begin with 'Purpose:', 'Access Pattern:' or 'Projection:'.";
        return null;
    }

    private static string? ReadProjection(MarkdownText text, string projection, IndexDocument index)
    {
        if (projection.StartsWith("all", StringComparison.OrdinalIgnoreCase))
            return null;
        index.Included = text.Codes;
        return projection.StartsWith("keys", StringComparison.OrdinalIgnoreCase) ? null : $"'{projection}' is no projection: write 'all', 'keys only' or 'keys and `Total`, `Status`'.";
    }

    [GeneratedRegex(@"^GSI\s*\d*\s*:\s*(?<names>[A-Za-z_][\w.-]*(\s*[+,]\s*[A-Za-z_][\w.-]*)*)\s*(\((?<why>.*)\))?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShortIndex();
}
