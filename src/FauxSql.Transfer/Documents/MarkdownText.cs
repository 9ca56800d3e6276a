namespace FauxSql.Transfer.Documents;

/// <summary>One line of text: what it says, and which of it is code.</summary>
internal sealed record MarkdownText(int Line, IReadOnlyList<(string Text, bool IsCode)> Parts)
{
    public string Plain => string.Concat(Parts.Select(part => part.Text)).Trim();

    public IReadOnlyList<string> Codes => [.. Parts.Where(part => part.IsCode).Select(part => part.Text)];

    /// <summary>What stands before the code at a place, after the code before that.</summary>
    public string Before(int code)
    {
        var text = "";
        var seen = 0;
        foreach (var part in Parts)
        {
            if (part.IsCode && seen++ == code)
                return text;
            text = part.IsCode ? "" : text + part.Text;
        }

        return text;
    }
}
