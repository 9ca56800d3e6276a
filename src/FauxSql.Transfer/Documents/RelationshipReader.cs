using System.Text.RegularExpressions;

namespace FauxSql.Transfer.Documents;

/// <summary>Reads a relationship as a record of a decision: heading, strategy, rationale, implementation.</summary>
internal sealed partial class RelationshipReader(RelationshipDocument document)
{
    private static readonly (string Word, RelationshipStrategy Strategy)[] Strategies =
    [
        ("link", RelationshipStrategy.LinkEntity), ("composite", RelationshipStrategy.CompositeKey), ("same key", RelationshipStrategy.SameKey), ("foreign key", RelationshipStrategy.ForeignKey),
        ("denormali", RelationshipStrategy.Embedded), ("embed", RelationshipStrategy.Embedded), ("kept within", RelationshipStrategy.Embedded),
    ];

    private bool _isRationale;

    /// <summary>The relationship that a heading names, or <see langword="null"/>.</summary>
    public static RelationshipDocument? Heading(string file, PageHeading heading)
    {
        if (Arrow().Match(heading.Text) is not { Success: true } arrow)
            return null;
        var how = arrow.Groups["how"].Value;
        return new RelationshipDocument(file, heading.Line, arrow.Groups["one"].Value, arrow.Groups["many"].Value)
        {
            IsManyToMany = how.Contains("M:N", StringComparison.OrdinalIgnoreCase) || how.Contains("N:M", StringComparison.OrdinalIgnoreCase),
            IsOneToOne = how.Contains("1:1", StringComparison.Ordinal),
            Max = LineText.Number(how, "at most ", ""),
            Strategy = how.Contains("denormali", StringComparison.OrdinalIgnoreCase) || how.Contains("embed", StringComparison.OrdinalIgnoreCase) ? RelationshipStrategy.Embedded : RelationshipStrategy.Unknown,
        };
    }

    public void Read(MarkdownText line)
    {
        var text = line.Plain;
        if (LineText.After("Strategy", text) is { } strategy)
            ReadStrategy(line, strategy);
        else if (LineText.After("Rationale", text) is { } rationale)
            BeginRationale(rationale);
        else if (LineText.After("Implementation", text) is not null)
            _isRationale = false;
        else if (text.StartsWith("Queried together?", StringComparison.OrdinalIgnoreCase))
            document.Navigations = [.. Navigations(line)];
        else if (_isRationale && !Question().IsMatch(text) && !text.StartsWith("No reason is given", StringComparison.Ordinal))
            document.AddReason(text);
        else if (text.StartsWith("Enforced:", StringComparison.OrdinalIgnoreCase))
            document.IsEnforced = true;
    }

    // The reason may stand on the same line.
    private void BeginRationale(string reason)
    {
        _isRationale = true;
        if (reason.Length > 0)
            document.AddReason(reason);
    }

    private void ReadStrategy(MarkdownText line, string text)
    {
        document.Strategy = Strategies.FirstOrDefault(one => text.Contains(one.Word, StringComparison.OrdinalIgnoreCase)).Strategy;
        document.Names = line.Codes.Count > 0 ? line.Codes
            : InBrackets().Match(text) is { Success: true } brackets ? brackets.Groups["names"].Value.Split(['+', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : [];
    }

    private static IEnumerable<NavigationLine> Navigations(MarkdownText line)
    {
        for (var code = 0; code < line.Codes.Count; code++)
        {
            // In an embedded one the entity is named, and no navigation.
            if (line.Codes[code].Split('.') is not [var entity, var property])
                continue;
            var behind = code + 1 < line.Codes.Count ? line.Before(code + 1) : string.Concat(line.Parts.Reverse().TakeWhile(part => !part.IsCode).Reverse().Select(part => part.Text));
            var isFrom = behind.EndsWith("from ", StringComparison.Ordinal);
            yield return new NavigationLine(entity, property, behind.Contains("(many", StringComparison.Ordinal), isFrom ? line.Codes[code + 1] : null);
        }
    }

    [GeneratedRegex(@"^(?<one>[\w.]+)\s*(→|->|⟶|=>)\s*(?<many>[\w.]+)\s*(\((?<how>[^)]*)\))?\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Arrow();

    [GeneratedRegex(@"\((?<names>[^)]*)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InBrackets();

    [GeneratedRegex(@"^(Bounded|Queried together|Independent access)\?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Question();
}
