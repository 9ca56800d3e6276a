using FauxSql.Schema;

namespace FauxSql.Transfer.Documents;

/// <summary>Which implemented patterns of a page its key and its indexes serve, where people wrote it in words.</summary>
internal static class PatternLines
{
    /// <summary>The pattern of the primary key: it is a look-up by it.</summary>
    public static PatternLine? Key(DocumentedEntity entity) => InWords(entity).FirstOrDefault(line =>
        Mentions(line, "direct lookup") || Mentions(line, "primary key")
        || (Mentions(line, " by " + entity.Partition) && !entity.Page.Indexes.Exists(index => Mentions(line, index.Name)))
        || (line.Description.EndsWith(" by ID", StringComparison.OrdinalIgnoreCase) && !entity.HasSort));

    /// <summary>The pattern of an index: it names it, or is what the index says of itself.</summary>
    public static PatternLine? Index(DocumentedEntity entity, IndexDocument index) => entity.Page.Patterns.Find(line => line.Source == AccessPatternSource.Index && line.ServedBy == index.Name)
        ?? InWords(entity).FirstOrDefault(line => Mentions(line, index.Name) || line.Description == index.Pattern);

    /// <summary>Those that nothing on the page serves.</summary>
    public static IEnumerable<PatternLine> Unserved(DocumentedEntity entity)
    {
        var served = entity.Page.Indexes.Select(index => Index(entity, index)).Append(Key(entity)).ToList();
        return InWords(entity).Where(line => !served.Contains(line) && !entity.Page.Indexes.Exists(index => index.Pattern == line.Description));
    }

    private static IEnumerable<PatternLine> InWords(DocumentedEntity entity) =>
        entity.Page.Patterns.Where(line => line is { Status: AccessPatternStatus.Implemented, Source: AccessPatternSource.None });

    private static bool Mentions(PatternLine line, string words) => line.Description.Contains(words, StringComparison.OrdinalIgnoreCase);
}
