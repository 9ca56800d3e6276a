using System.Text.RegularExpressions;
using FauxSql.Schema;

namespace FauxSql.Transfer.Documents;

/// <summary>Reads an access pattern: its sign, what is asked, what serves it, and its job.</summary>
internal static partial class PatternText
{
    public static PatternLine Read(MarkdownText text, AccessPatternStatus status, int signLength)
    {
        var (source, servedBy, end) = (AccessPatternSource.None, (string?)null, text.Plain);
        string? job = null;
        for (var code = 0; code < text.Codes.Count; code++)
        {
            var match = Suffix().Match(text.Before(code));
            if (!match.Success)
                continue;
            if (source == AccessPatternSource.None && job is null)
                end = string.Concat(text.Parts.TakeWhile(part => !part.IsCode || part.Text != text.Codes[code]).Select(part => part.Text)).TrimStart()[..^match.Length];
            if (match.Groups["kind"].Value is { Length: > 0 } kind)
                (source, servedBy) = (kind[0] switch { 'k' => AccessPatternSource.Key, 'i' => AccessPatternSource.Index, _ => AccessPatternSource.Method }, text.Codes[code]);
            else
                job = text.Codes[code];
        }

        return new PatternLine(text.Line, end[Math.Min(signLength, end.Length)..].Trim(), status, source, servedBy, job);
    }

    [GeneratedRegex(" — (?<kind>key|index|method) $|, job $", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Suffix();
}
