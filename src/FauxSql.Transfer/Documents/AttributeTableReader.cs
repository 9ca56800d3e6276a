using System.Text.RegularExpressions;

namespace FauxSql.Transfer.Documents;

/// <summary>Reads the table of attributes of an entity, or of a record within one.</summary>
internal sealed partial class AttributeTableReader
{
    private readonly PageTable _table;
    private readonly (int Name, int Kind, int Type, int Required, int Notes) _columns;

    private AttributeTableReader(PageTable table)
    {
        _table = table;
        _columns = (
            table.Column("Attribute", "Name", "Field", "Property"), table.Column("Type", "Kind", "Data type"), table.Column("C#", "C# type"),
            table.Column("Required", "Mandatory"), table.Column("Notes", "Note", "Description", "Remarks", "Comment"));
    }

    /// <summary>The rows, or <see langword="null"/> when it is no table of attributes.</summary>
    public static IReadOnlyList<AttributeRow>? Read(PageTable table)
    {
        var reader = new AttributeTableReader(table);
        return reader._columns.Name < 0 || (reader._columns.Kind < 0 && reader._columns.Type < 0) ? null : [.. table.Rows.Skip(1).Select(reader.Row)];
    }

    private AttributeRow Row(IReadOnlyList<MarkdownText> row)
    {
        var kind = PageTable.Cell(row, _columns.Kind)?.Plain ?? "";
        var type = PageTable.Cell(row, _columns.Type)?.Plain is { Length: > 0 } given ? given : kind;
        var isOptional = PageTable.Cell(row, _columns.Type)?.Plain is null or "" && PageTable.Cell(row, _columns.Required)?.Plain.ToUpperInvariant() is "NO" or "OPTIONAL" or "FALSE" or "❌";
        var named = new AttributeRow(_table.Line, PageTable.Cell(row, _columns.Name)!.Plain, type.TrimEnd('?'), isOptional || type.EndsWith('?')) { Kind = kind };
        named = named with { Line = PageTable.Cell(row, _columns.Name)!.Line };
        return PageTable.Cell(row, _columns.Notes) is { } notes ? Noted(named, notes) : named;
    }

    private static AttributeRow Noted(AttributeRow row, MarkdownText notes)
    {
        var words = string.Concat(notes.Parts.Where(part => !part.IsCode).Select(part => part.Text));
        var codes = CodesByWord(notes).ToLookup(code => code.Word, code => code.Code, StringComparer.Ordinal);
        var values = codes["apart:"].ToList();
        return row with
        {
            Property = codes["property"].FirstOrDefault(),
            Subtypes = [.. codes["only of"]],
            DerivedFrom = [.. codes["derived from"]],
            Converter = codes["stored by"].FirstOrDefault(),
            Values = [.. values.Chunk(2).Where(pair => pair.Length == 2).Select(pair => (pair[0], pair[1]))],
            IsVersion = words.Contains("optimistic lock", StringComparison.OrdinalIgnoreCase),
            IsTimeToLive = TimeToLive().IsMatch(words),
            IsSensitive = words.Contains("sensitive:", StringComparison.OrdinalIgnoreCase),
            KeepsUnknownNames = words.Contains("unknown names are kept", StringComparison.OrdinalIgnoreCase),
            IsUnique = Unique().IsMatch(words),
            UniqueWithin = codes["unique within"].FirstOrDefault(),
            IgnoresCase = words.Contains("without regard to case", StringComparison.OrdinalIgnoreCase),
            IgnoresBlanks = words.Contains("without regard to blanks", StringComparison.OrdinalIgnoreCase) || words.Contains("case and blanks", StringComparison.OrdinalIgnoreCase),
            MostElements = LineText.Number(words, "at most ", " elements"),
            MostCharacters = LineText.Number(words, "at most ", " characters"),
            InstantDigits = LineText.Number(words, "", " fraction digits"),
            Refers = LineText.Refers(notes.Plain),
        };
    }

    // Each code with the words that introduce it; commas and "is" go on with what was introduced.
    private static IEnumerable<(string Word, string Code)> CodesByWord(MarkdownText notes)
    {
        var word = "";
        for (var code = 0; code < notes.Codes.Count; code++)
        {
            var before = notes.Before(code);
            if (before is not (", " or " is "))
                word = Introductions().Match(before).Value.Trim();
            yield return (word, notes.Codes[code]);
        }
    }

    [GeneratedRegex("(property|apart:|only of|unique within|derived from|stored by) $", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Introductions();

    [GeneratedRegex("(^|; )unique( within | without |;|$)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unique();

    [GeneratedRegex(@"\btime to live\b|\bTTL\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TimeToLive();
}
