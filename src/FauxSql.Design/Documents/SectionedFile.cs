using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace FauxSql.Design.Documents;

/// <summary>
/// A file of generated sections and what a person wrote between them. Each section stands between two comments; the first holds a check value of the
/// section, so that an edit of what is generated is seen before it is lost.
/// </summary>
internal sealed partial class SectionedFile
{
    private readonly List<(string? Section, string Text, int Line)> _parts;

    private SectionedFile(List<(string? Section, string Text, int Line)> parts) => _parts = parts;

    public static SectionedFile Empty { get; } = new([]);

    public IReadOnlyList<string> Sections => [.. _parts.Select(part => part.Section).OfType<string>()];

    /// <summary>The line where a person's text begins, or <see langword="null"/> when there is none.</summary>
    public int? HandWritten => _parts
        .Where(part => part.Section is null)
        .Select(part => (int?)(part.Line + part.Text.TakeWhile(char.IsWhiteSpace).Count(letter => letter == '\n')))
        .FirstOrDefault();

    /// <summary>Reads a file; <see langword="null"/> when something is wrong with its sections, which is added to the problems.</summary>
    public static SectionedFile? Parse(string file, string text, List<DocumentProblem> problems)
    {
        var before = problems.Count;
        var parts = new List<(string? Section, string Text, int Line)>();
        var current = new StringBuilder();
        (string Name, string Check, int Line)? open = null;
        var from = 1;
        foreach (var (index, line) in text.ReplaceLineEndings("\n").Split('\n').Index())
        {
            var number = index + 1;
            if (Begin().Match(line) is { Success: true } begin)
            {
                if (open is not null)
                    Problem(number, $"The section {open.Value.Name} is begun and not ended: put {EndMark} above this line.");
                if (parts.Exists(part => part.Section == begin.Groups["name"].Value))
                    Problem(number, $"The section {begin.Groups["name"].Value} stands here a second time: delete one of the two.");
                Close(null, from);
                open = (begin.Groups["name"].Value, begin.Groups["check"].Value, number);
                from = number + 1;
            }
            else if (line.Trim() == EndMark)
            {
                if (open is not { } section)
                    Problem(number, "This line ends a section that was not begun: delete it.");
                else if (CheckOf(current.ToString()) != section.Check)
                    Problem(section.Line + 1, $"The generated section {section.Name} was edited by hand, which would be lost: move what you wrote below its end, line {number}, and undo the rest; or delete the section to have it made anew.");
                else
                    Close(section.Name, section.Line);
                current.Clear();
                open = null;
                from = number + 1;
            }
            else
            {
                current.Append(line).Append('\n');
            }
        }

        if (open is { } unended)
            Problem(unended.Line, $"The section {unended.Name} is begun and not ended: put {EndMark} where it ends.");
        current.Length = Math.Max(0, current.Length - 1);
        Close(null, from);
        return problems.Count == before ? new SectionedFile(parts) : null;

        void Problem(int line, string message) => problems.Add(new DocumentProblem(file, line, message));

        void Close(string? section, int line)
        {
            // Blank lines between sections are ours.
            if (section is not null || current.ToString().Any(letter => !char.IsWhiteSpace(letter)))
                parts.Add((section, current.ToString(), line));
            current.Clear();
        }
    }

    /// <summary>The file's text with the sections given: each in its place if it has one, otherwise behind the one before it; others are gone.</summary>
    public string With(IReadOnlyList<DocumentSection> sections)
    {
        var parts = _parts.Where(part => part.Section is null || sections.Any(section => section.Name == part.Section)).ToList();
        var place = 0;
        foreach (var section in sections)
        {
            var at = parts.FindIndex(part => part.Section == section.Name);
            if (at < 0)
                parts.Insert(at = place, (section.Name, section.Text, 0));
            parts[at] = (section.Name, section.Text, 0);
            place = at + 1;
        }

        var text = new StringBuilder();
        foreach (var (section, content, _) in parts)
        {
            // A blank line, or Markdown takes what follows for a part of the comment.
            if (section is not null && text.Length > 0 && !text.ToString().EndsWith("\n\n", StringComparison.Ordinal))
                text.Append('\n');
            text.Append(section is null ? content : $"<!-- fauxsql:begin {section} {CheckOf(content)} -->\n{content}{EndMark}\n");
        }

        return text.ToString();
    }

    private const string EndMark = "<!-- fauxsql:end -->";

    private static string CheckOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];

    [GeneratedRegex("^<!-- fauxsql:begin (?<name>[A-Za-z0-9-]+) (?<check>[0-9a-f]+) -->$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Begin();
}
