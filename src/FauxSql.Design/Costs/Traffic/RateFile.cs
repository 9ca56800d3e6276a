using FauxSql.Design.Costs.Writes;
using FauxSql.Schema;

namespace FauxSql.Design.Costs.Traffic;

/// <summary>
/// Reads traffic that a person has written: the header of a traffic file, and a line of JSON for each access pattern, <c>{"pattern":"Get order by ID","perSecond":20}</c>, and for each
/// write, <c>{"write":"insert","entity":"Order","perSecond":2}</c>. docs/costs.md has all members.
/// </summary>
internal static class RateFile
{
    public static Workload Parse(DatabaseSchema schema, string file, string text)
    {
        var (reads, writes, patterns) = (new List<PatternRate>(), new List<WriteRate>(), new ModelPatterns(schema));
        foreach (var (number, words) in text.ReplaceLineEndings("\n").Split('\n').Index().Skip(1).Where(line => !string.IsNullOrWhiteSpace(line.Item)))
        {
            var line = JsonMembers.Parse(file, number + 1, words);
            if (line.Has("pattern"))
                reads.Add(ReadOf(line, patterns));
            else if (line.Has("write"))
                writes.Add(WriteOf(line, schema));
            else if (line.Has("transaction"))
                writes.Add(TransactionOf(line, schema));
            else
                throw line.Error("it says neither \"pattern\" nor \"write\" nor \"transaction\"");
        }

        return reads.Count + writes.Count > 0
            ? new Workload("written by hand", reads, writes, [])
            : throw new CostInputException(file, null, "it has no traffic: add a line such as {\"pattern\":\"…\",\"perSecond\":10}");
    }

    private static PatternRate ReadOf(JsonMembers line, ModelPatterns patterns)
    {
        line.Only("pattern", "entity", "servedBy", "perSecond", "items");
        var (entity, description, server) = patterns.Find(line);
        return new PatternRate(entity, description, line.Number("perSecond"), line.OptionalNumber("items")) { ServedBy = server };
    }

    private static WriteRate WriteOf(JsonMembers line, DatabaseSchema schema)
    {
        line.Only("write", "entity", "changes", "name", "perSecond");
        var write = WriteOfEntity(line, schema);
        return new WriteRate(line.OptionalText("name") ?? NameOf(write), [write], false, line.Number("perSecond"));
    }

    private static WriteRate TransactionOf(JsonMembers line, DatabaseSchema schema)
    {
        line.Only("transaction", "name", "perSecond");
        EntityWrite[] writes = [.. line.Objects("transaction").Select(write => WriteOfEntity(write.Only("write", "entity", "changes", "count"), schema) with { Count = CountOf(write) })];
        return writes.Length > 0
            ? new WriteRate(line.OptionalText("name") ?? "transaction: " + string.Join(", ", writes.Select(NameOf)), writes, true, line.Number("perSecond"))
            : throw line.Error("transaction has no writes");
    }

    // An average may be a fraction; what is never written is no part of the transaction.
    private static double CountOf(JsonMembers write) => write.OptionalNumber("count") switch
    {
        null => 1,
        0 => throw write.Error("count must be above 0: leave out what is not written"),
        var count => count.Value,
    };

    private static EntityWrite WriteOfEntity(JsonMembers line, DatabaseSchema schema)
    {
        var (name, words) = (line.Text("entity"), line.Text("write"));
        var entity = schema.Entities.FirstOrDefault(entity => entity.Name == name)
            ?? throw line.Error($"the model has no entity '{name}'{NearestName.Suggestion(name, schema.Entities.Select(entity => entity.Name))}");
        var verb = Enum.GetValues<WriteVerb>().Cast<WriteVerb?>().FirstOrDefault(verb => string.Equals(verb.ToString(), words, StringComparison.OrdinalIgnoreCase))
            ?? throw line.Error($"write must be insert, put, save, update or delete, not '{words}'");
        var changes = line.Texts("changes");
        foreach (var change in changes.Where(change => entity.Attributes.All(attribute => attribute.Name != change)))
            throw line.Error($"{name} has no attribute '{change}'{NearestName.Suggestion(change, entity.Attributes.Select(attribute => attribute.Name))}");
        if (changes.FirstOrDefault(entity.Key.Attributes.Contains) is { } key)
            throw line.Error($"'{key}' is the key of {name}, which never changes");
        if (verb is WriteVerb.Insert or WriteVerb.Delete && changes.Count > 0)
            throw line.Error($"changes belong to put, save and update, and not to {words}");
        if (verb is WriteVerb.Update && changes.Count == 0)
            throw line.Error("changes are missing: name the attributes that the update sets");
        return new EntityWrite(name, verb, changes, 1);
    }

    private static string NameOf(EntityWrite write) =>
        $"{write.Verb.ToString().ToLowerInvariant()} {write.Entity}{(write.Changes.Count > 0 ? "." + string.Join('+', write.Changes) : "")}{(write.Count is 1 ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $" ×{write.Count}"))}";
}
