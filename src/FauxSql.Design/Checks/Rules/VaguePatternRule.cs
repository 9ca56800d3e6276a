using System.Text.RegularExpressions;
using FauxSql.Naming;
using FauxSql.Schema;

namespace FauxSql.Design.Checks.Rules;

/// <summary>FXS203: an access pattern in whose words there is nothing but a verb, the entity and "data".</summary>
internal sealed partial class VaguePatternRule() : ModelRule("FXS203")
{
    private static readonly HashSet<string> Empty = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "all", "and", "any", "the", "of", "some", "get", "gets", "fetch", "read", "reads", "find", "load", "list", "show", "see", "view", "query", "retrieve", "select", "search", "lookup", "look", "up",
    };

    private static readonly HashSet<string> Fillers = new(StringComparer.OrdinalIgnoreCase)
    {
        "data", "info", "information", "record", "records", "item", "items", "entity", "entities", "object", "objects", "thing", "things", "stuff", "row", "rows", "entry", "entries", "pattern", "index", "todo", "tbd", "test",
    };

    public override IEnumerable<Finding> Check(CheckSubject subject)
    {
        var all = subject.Schema.Entities.SelectMany(NamesOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return from one in subject.Patterns
               let names = one.Entity is { } entity ? NamesOf(entity).Except(KeyWordsOf(entity, one.Pattern), StringComparer.OrdinalIgnoreCase).ToHashSet(StringComparer.OrdinalIgnoreCase) : all
               where IsVague(one.Pattern, names)
               select At(one.Entity, one.Pattern);
    }

    // The key says by what its pattern finds, so that "Get organization" is enough there.
    private static bool IsVague(AccessPatternSchema pattern, HashSet<string> names)
    {
        var words = Word().Matches(pattern.Description).Select(match => match.Value).Where(word => !Empty.Contains(word)).ToList();
        var rest = words.Where(word => !names.Contains(word)).ToList();
        return rest.TrueForAll(Fillers.Contains) && (rest.Count > 0 || pattern.Source != AccessPatternSource.Key || words.Count == 0);
    }

    // "Employees of a territory" says by what an index finds an EmployeeTerritory.
    private static IEnumerable<string> KeyWordsOf(EntitySchema entity, AccessPatternSchema pattern) => pattern.Source == AccessPatternSource.Index
        ? entity.Indexes.First(index => index.Name == pattern.ServedBy).Key.Partition.SelectMany(WordsOf).Where(word => !string.Equals(word, entity.Name, StringComparison.OrdinalIgnoreCase))
        : [];

    private static string[] WordsOf(string name) => ModelNames.Words(ModelNames.Identifier(name)).Split(' ');

    private static IEnumerable<string> NamesOf(EntitySchema entity) => new[] { entity.Name, entity.TableName }
        .SelectMany(name => WordsOf(name).Append(name))
        .SelectMany(word => new[] { word, ModelNames.Plural(word) });

    private Finding At(EntitySchema? entity, AccessPatternSchema pattern)
    {
        var message = $"\"{pattern.Description}\" says nothing of what is asked: say what is found, by what and for whom, such as \"Get order by OrderId for the detail page\"";
        var finding = entity is null ? new Finding(Rule, MethodOf(pattern), message) : At(entity, PlaceOf(entity, pattern), message);
        return finding with { Pattern = pattern.Description, Index = pattern.Source == AccessPatternSource.Index ? pattern.ServedBy : null };
    }

    private Finding At(EntitySchema entity, string? attribute, string message) => attribute is null ? At(entity, message) : At(entity, AttributeOf(entity, attribute), message);

    private static string? PlaceOf(EntitySchema entity, AccessPatternSchema pattern) => pattern.Source switch
    {
        AccessPatternSource.Key => entity.Key.Partition[0],
        AccessPatternSource.Index => entity.Indexes.First(index => index.Name == pattern.ServedBy).Key.Partition[0],
        _ => null,
    };

    private static ModelPlace MethodOf(AccessPatternSchema pattern)
    {
        var name = pattern.ServedBy!;
        var dot = name.LastIndexOf('.');
        return new ModelPlace(name[..dot], name[(dot + 1)..]);
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+(['’-][\p{L}\p{N}]+)*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();
}
