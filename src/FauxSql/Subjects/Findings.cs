namespace FauxSql.Subjects;

/// <summary>All that was found about a data subject.</summary>
/// <param name="Levels">What belongs to it: the subject itself first, then what refers to that, and so on. Every item was found from the level before.</param>
/// <param name="Referring">What only refers to it, once for each reference.</param>
internal sealed record Findings(IReadOnlyList<IReadOnlyList<FoundItem>> Levels, IReadOnlyList<FoundItem> Referring)
{
    public IReadOnlyList<SubjectCount> Count()
    {
        var (items, references) = (CountByEntity(Levels.SelectMany(level => level)), CountByEntity(Referring));
        var names = Levels.SelectMany(level => level).Concat(Referring).Select(item => item.Entity.Name).Distinct();
        return [.. names.Select(name => new SubjectCount(name, items.GetValueOrDefault(name), references.GetValueOrDefault(name)))];
    }

    private static Dictionary<string, long> CountByEntity(IEnumerable<FoundItem> items) =>
        items.CountBy(item => item.Entity.Name).ToDictionary(count => count.Key, count => (long)count.Value, StringComparer.Ordinal);
}
