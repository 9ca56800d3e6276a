using System.Globalization;
using FauxSql.Naming;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Transfer.Documents;
using FauxSql.Transfer.Relational;
using FauxSql.Transfer.Scaffolding;

namespace FauxSql.Transfer.Endpoints;

/// <summary>Makes a model of live tables: of their keys and indexes, and of the items that are in them. Nothing is written to them.</summary>
public sealed class EndpointDrafter
{
    private const string Shard = OwnNames.Prefix + "shard";

    private readonly LiveClient _client;
    private readonly EndpointScope _scope;
    private readonly List<Decision> _decisions = [];
    private readonly HashSet<string> _names = [];
    private readonly List<(LiveTable Table, EntityDocument Page, string Entity)> _entities = [];

    private EndpointDrafter(IBackend backend, EndpointScope scope)
    {
        _client = new LiveClient(backend);
        _scope = scope;
    }

    /// <summary>Drafts a model.</summary>
    /// <param name="backend">The endpoint.</param>
    /// <param name="scope">Which tables, and how much of them.</param>
    /// <param name="name">The namespace.</param>
    /// <param name="progress">Told the name of each table that is read, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    /// <exception cref="SourceException">The endpoint cannot be reached or read, or has no table that a model could be made of.</exception>
    public static Task<ModelDraft> DraftAsync(IBackend backend, EndpointScope scope, string name, IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(backend);
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new EndpointDrafter(backend, scope).DraftAsync(name, progress, cancellationToken);
    }

    private async Task<ModelDraft> DraftAsync(string name, IProgress<string>? progress, CancellationToken stop)
    {
        var reader = new TableReader(_client, _scope);
        var tables = new List<LiveTable>();
        foreach (var table in await reader.NamesAsync(stop).ConfigureAwait(false))
        {
            progress?.Report(table);
            tables.Add(await reader.ReadAsync(table, stop).ConfigureAwait(false));
        }

        var claims = tables.Find(ClaimReader.IsClaims) is { } kept ? new ClaimReader(kept) : null;
        var own = WithoutSingle([.. tables.Where(table => !ClaimReader.IsClaims(table))]);
        _names.UnionWith([name, name + "Db"]);
        var names = own.ConvertAll(table => SourceNames.Unique(SourceNames.Entity(table.Name), _names));
        var types = new SampledTypes(_names);
        foreach (var (table, entity) in own.Zip(names))
            _entities.Add((table, Page(table, entity, types, claims), entity));
        await new ReferenceFinder(_client, _entities, _decisions).FindAsync(stop).ConfigureAwait(false);
        foreach (var (table, page, entity) in _entities)
            SayPatterns(table, page, entity);
        _decisions.AddRange(types.Questions);
        return new PageDrafter([.. _entities.Select(one => one.Page)], new ModelPage(), new DocumentProblems(), _decisions).Draft(name);
    }

    private List<LiveTable> WithoutSingle(List<LiveTable> tables)
    {
        const string Advice = "A model of FauxSql has a table for each entity, so that this one cannot be a part of it";
        var single = tables.Select(table => (Table: table, Evidence: SingleTable.Evidence(table))).Where(one => one.Evidence is not null).ToList();
        foreach (var (table, evidence) in single)
            _decisions.Add(new Decision(table.Name, $"looks like a table of entities of several kinds: {evidence}. {Advice}: it is left out. Copy each kind of item into a table of its own, and scaffold those.", IsOpen: true));
        var others = tables.Except(single.Select(one => one.Table)).ToList();
        if (others.Count == 0 && single.Count > 0)
            throw new SourceException($"{single[0].Table.Name} looks like a table of entities of several kinds: {single[0].Evidence}. {Advice}. Copy each kind of item into a table of its own, and scaffold those; or name other tables with --table.");
        return others.Count > 0 ? others : throw new SourceException("No table is left to make a model of: those that there are FauxSql keeps for itself. Is it the right endpoint?");
    }

    // What was found is said as a page would say it.
    private EntityDocument Page(LiveTable table, string entity, SampledTypes types, ClaimReader? claims)
    {
        types.Begin();
        var page = new EntityDocument("", 0, table.Name) { Name = entity };
        page.Key.Listed.Add(new KeyLine(0, table.Partition, IsSort: false));
        if (table.Sort is { } sort)
            page.Key.Listed.Add(new KeyLine(0, sort, IsSort: true));
        foreach (var attribute in Attributes(table))
            Add(attribute, table, page, entity, types, claims);
        foreach (var index in table.Indexes)
        {
            page.Indexes.Add(Index(index, page));
            var holds = index.Included switch { null => "all attributes", [] => "keys only", var included => $"keys and {string.Join(", ", included)}" };
            _decisions.Add(new Decision(entity, $"has the index {index.Name} as the table has it, with {holds}."));
        }

        page.Types.AddRange(types.Records);
        SaySample(table, entity);
        return page;
    }

    // Keys first, and then as the items have them; what begins with _fx. is FauxSql's own.
    private static IEnumerable<string> Attributes(LiveTable table)
    {
        var keys = new[] { table.Partition, table.Sort }.OfType<string>();
        return keys.Concat(table.Items.SelectMany(item => item.Keys)).Concat(table.Kinds.Keys).Concat(new[] { table.TimeToLive }.OfType<string>())
            .Distinct(StringComparer.Ordinal).Where(name => !name.StartsWith(OwnNames.Prefix, StringComparison.Ordinal));
    }

    private void Add(string attribute, LiveTable table, EntityDocument page, string entity, SampledTypes types, ClaimReader? claims)
    {
        var values = table.Values(attribute).ToList();
        var isKey = table.Kinds.TryGetValue(attribute, out var kind);
        var isTimeToLive = attribute == table.TimeToLive;
        var found = values.Count > 0 && !isTimeToLive ? types.Of(attribute, entity, values) : new SampledType(null, "");
        if (isTimeToLive)
            found = new SampledType("DateTimeOffset", "Number");
        else if (isKey && found.Type is null)
            found = kind switch { "N" => new SampledType("long", "Number"), "B" => new SampledType("byte[]", "Binary"), _ => new SampledType("string", "String") };
        if (found.Question is { } question)
            Open(entity, attribute, question);
        if (found.Type is null)
            return;
        var isNullable = attribute != table.Partition && attribute != table.Sort && (values.Count < table.Items.Count || values.Count == 0 || values.Exists(value => value is AttributeValue.Null));
        var unique = found.Kind is "String" or "Number" or "Binary" ? claims?.Of(entity, attribute, table) : null;
        page.Attributes.Add(SampledTypes.Row(attribute, found, isNullable) with
        {
            IsTimeToLive = isTimeToLive,
            IsUnique = unique is not null,
            UniqueWithin = unique?.Within,
            IgnoresCase = unique?.IgnoresCase ?? false,
        });
        Say(entity, attribute, found, isNullable, table, values.Count, unique is not null);
        if (found.Longest is { } longest)
            Embed(page, entity, attribute, found.Type, longest);
        if (attribute == "Version" && found.Type == "long" && !isNullable)
            Open(entity, attribute, "may be the version of optimistic locking: if every writer counts it up, mark it with [Version].");
    }

    private void Embed(EntityDocument page, string entity, string attribute, string type, int longest)
    {
        var relationship = new RelationshipDocument("", 0, entity, type[(type.IndexOf('<', StringComparison.Ordinal) + 1)..].TrimEnd('>', '?')) { Strategy = RelationshipStrategy.Embedded, Names = [attribute], Max = SampledTypes.Room(longest) };
        relationship.AddReason(string.Create(CultureInfo.InvariantCulture, $"the items read have {longest} at most"));
        page.Relationships.Add(relationship);
        Open(entity, attribute, string.Create(CultureInfo.InvariantCulture, $"has {longest} elements at most in the items read, and may have {SampledTypes.Room(longest)}: say how many there may really be, with [Embedded(Max = …)]."));
    }

    private static IndexDocument Index(LiveIndex index, EntityDocument page)
    {
        var found = new IndexDocument(0, index.Name)
        {
            Included = index.Included is null ? null : [.. index.Included.Where(name => page.Attributes.Exists(row => row.Name == name))],
            Shards = index.Partition.Where(name => name.StartsWith(Shard, StringComparison.Ordinal)).Select(name => int.Parse(name[Shard.Length..], NumberStyles.None, CultureInfo.InvariantCulture)).Cast<int?>().FirstOrDefault(),
        };
        found.Key.Listed.AddRange(index.Partition.Where(name => !name.StartsWith(OwnNames.Prefix, StringComparison.Ordinal)).Select(name => new KeyLine(0, name, IsSort: false)));
        found.Key.Listed.AddRange(index.Sort.Select(name => new KeyLine(0, name, IsSort: true)));
        return found;
    }

    private static void SayPatterns(LiveTable table, EntityDocument page, string entity)
    {
        var many = SourceNames.PluralWords(entity);
        var key = table.Sort is null ? $"Get {SourceNames.Words(entity)} by {Words(table.Partition)}" : $"Get {many} by {Words(table.Partition)}";
        page.Patterns.Add(new PatternLine(0, key, AccessPatternStatus.Implemented, AccessPatternSource.Key, null, null));
        foreach (var index in page.Indexes)
            index.Pattern = $"Get {many} by {string.Join(" and ", index.Key.Attributes.Select(line => Words(line.Attribute)))}";

        static string Words(string attribute) => SourceNames.Words(SourceNames.Property(attribute, ""));
    }

    private void SaySample(LiveTable table, string entity)
    {
        if (table.Items.Count == 0)
            Open(entity, "", "has no items: only its key attributes are known. Add the others, or scaffold again when there are some.");
        else
            _decisions.Add(new Decision(entity, string.Create(CultureInfo.InvariantCulture, $"was read from {table.PhysicalName}: {(table.IsWhole ? "all" : "the first")} {table.Items.Count} items.")));
        foreach (var index in table.LocalIndexes)
            Open(entity, "", $"has the local index {index}, which a model cannot say: it stays, and nothing asks it.");
    }

    private void Say(string entity, string attribute, SampledType found, bool isNullable, LiveTable table, int items, bool isUnique)
    {
        var share = isNullable && table.Items.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $", null in {table.Items.Count - items} of {table.Items.Count} items") : "";
        _decisions.Add(new Decision($"{entity}.{attribute}", $"is a {found.Type}{share}{(isUnique ? ", and unique, because FauxSql keeps claims of its values" : "")}{(attribute == table.TimeToLive ? ", the time to live of the table" : "")}."));
    }

    private void Open(string entity, string attribute, string text) => _decisions.Add(new Decision(attribute.Length == 0 ? entity : $"{entity}.{attribute}", text, IsOpen: true));
}
