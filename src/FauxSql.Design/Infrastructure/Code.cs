using System.Text;

namespace FauxSql.Design.Infrastructure;

/// <summary>A value in a language of code: a word, or a group between brackets, on one line where it fits.</summary>
/// <param name="Text">The word; of a group what opens it.</param>
/// <param name="Items">The elements of a group, or null for a word.</param>
/// <param name="Close">What closes a group.</param>
internal sealed record Code(string Text, IReadOnlyList<Code>? Items = null, string Close = "")
{
    private const int MostColumns = 120;

    /// <summary>The same with something before it, such as a name.</summary>
    public Code After(string text) => this with { Text = text + Text };

    /// <summary>Appends it, and what stands behind it; the first line is indented already.</summary>
    /// <param name="to">The text.</param>
    /// <param name="indent">The blanks before its lines.</param>
    /// <param name="step">The blanks before the lines of its elements, beside those.</param>
    /// <param name="end">What stands behind it.</param>
    /// <param name="separator">What stands between elements and at the end of their lines.</param>
    public void AppendTo(StringBuilder to, int indent, int step, string end, string separator = ",")
    {
        var line = OneLine(separator) + end;
        if (Items is not { Count: > 0 } || indent + line.Length <= MostColumns)
        {
            to.Append(line).Append('\n');
            return;
        }

        // A group of nothing but a group needs no line of its own.
        if (Items is [{ Items: not null } only])
        {
            (only with { Text = Text.TrimEnd(' ') + only.Text, Close = only.Close + Close.TrimStart(' ') }).AppendTo(to, indent, step, end, separator);
            return;
        }

        to.Append(Text.TrimEnd(' ')).Append('\n');
        foreach (var item in Items)
        {
            to.Append(' ', indent + step);
            item.AppendTo(to, indent + step, step, separator, separator);
        }

        to.Append(' ', indent).Append(Close.TrimStart(' ')).Append(end).Append('\n');
    }

    private string OneLine(string separator) => Items is null ? Text : Text + string.Join(separator + " ", Items.Select(item => item.OneLine(separator))) + Close;
}
