using System.Text.RegularExpressions;
using FauxSql.Schema;

namespace FauxSql.Transfer.Documents;

/// <summary>Reads an access pattern: its sign, what is asked, what serves it, and its job.</summary>
internal static partial class PatternText
{
    public static PatternLine Read(MarkdownText text, AccessPatternStatus status, int signLength)
    {
        var (source, servedBy, job) = (AccessPatternSource.None, (string?)null, (string?)null);
        string? asked = null;
        var before = "";
        foreach (var (part, isCode) in text.Parts)
        {
            if (isCode && Suffix().Match(before) is { Success: true } suffix)
            {
                asked ??= before[..^suffix.Length];
                if (suffix.Groups["kind"].Value is { Length: > 0 } kind)
                    (source, servedBy) = (SourceOf(kind), part);
                else
                    job = part;
            }

            before += part;
        }

        var description = (asked ?? before).Trim();
        return new PatternLine(text.Line, description[Math.Min(signLength, description.Length)..].Trim(), status, source, servedBy, job);
    }

    private static AccessPatternSource SourceOf(string kind) => kind switch
    {
        "key" => AccessPatternSource.Key,
        "index" => AccessPatternSource.Index,
        _ => AccessPatternSource.Method,
    };

    [GeneratedRegex(" — (?<kind>key|index|method) $|, job $", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Suffix();
}
