using FauxSql.Evolution.Ledgers;
using FauxSql.Evolution.Live;
using FauxSql.Evolution.Steps;
using FauxSql.Layouts;
using FauxSql.Naming;
using FauxSql.Schema;

namespace FauxSql.Evolution.Planning;

/// <summary>Compares a model with the tables that there are. Pure: it asks nothing and sends nothing.</summary>
internal sealed class Planner(DatabaseSchema schema, ILayout layout, LiveState before)
{
    private readonly Renames _renames = new(schema, layout, before);
    private readonly Settings _settings = new(schema, layout, before);
    private readonly ItemChanges _changes = new(schema, layout, before);
    private readonly IReadOnlyList<PhysicalTable> _tables = layout.Tables(schema);
    private readonly string _claims = layout.RouteOf(layout.Claims, null).Table;

    /// <summary>
    /// What adds comes first and what takes away last, so that versions of the application before and after find what they need for as long as possible. Items get what an index finds them by before
    /// the index is made: one that answers misses none.
    /// </summary>
    public IReadOnlyList<ChangeStep> Steps() =>
    [
        .. _tables.Where(table => !before.Tables.ContainsKey(table.Name)).Select(table => new CreateTable(table)),
        .. _settings.Raised(),
        .. _renames.Copied(),
        .. _changes.Steps(),
        .. Pairs().SelectMany(pair => MissingIndexes(pair.Wanted, pair.Live).Where(index => IsCheckedFirst(pair.Wanted, index)).Select(index => new CheckIndexValues(pair.Wanted, index, pair.Live))),
        .. FilledKeys(),
        .. FilledValues(),
        .. Pairs().SelectMany(pair => NewIndexes(pair.Wanted, pair.Live)),
        .. Uniqueness(),
        .. Pairs().SelectMany(pair => Expiry(pair.Wanted, pair.Live)),
        .. _settings.Protection(),
        .. _renames.Removed(),
        .. _settings.Lowered(),
        .. Pairs().SelectMany(pair => pair.Live.Definition.Indexes.Where(index => pair.Wanted.Indexes.All(other => other.Name != index.Name))
            .Select(index => new DropIndex(pair.Live.Definition, index, IsReplaced: false))),
        .. before.Tables.Values.Where(IsLeftOver).OrderBy(table => table.Definition.Name, StringComparer.Ordinal).Select(table => new DropTable(table)),
    ];

    public IReadOnlyList<string> Problems() =>
    [
        .. _renames.Problems(),
        .. _changes.Problems(),
        .. Pairs().Where(pair => !Definitions.HaveSameKey(pair.Wanted, pair.Live.Definition)).Select(pair =>
            $"Table {pair.Wanted.Name} has the key {KeyOf(pair.Live.Definition)}, and the model {KeyOf(pair.Wanted)}: a table never changes its key. " +
            "Give the entity another table, as in [Table(\"…\")], and copy its items with 'fauxsql export' and 'fauxsql import'."),
    ];

    public IReadOnlyList<Drift> Drift() =>
    [
        .. (before.Ledger?.Tables ?? new Dictionary<string, PhysicalTable>()).OrderBy(left => left.Key, StringComparer.Ordinal).SelectMany(left =>
            before.Tables.TryGetValue(left.Key, out var live)
                ? Definitions.Differences(left.Value, live.Definition).Select(what => new Drift(left.Key, what))
                : [new Drift(left.Key, "it was dropped")]),
        .. _settings.Drift(),
    ];

    private IEnumerable<(PhysicalTable Wanted, LiveTable Live)> Pairs() =>
        _tables.Where(table => before.Tables.ContainsKey(table.Name)).Select(table => (table, before.Tables[table.Name]));

    private bool IsLeftOver(LiveTable table) =>
        before.Ledger?.Tables.ContainsKey(table.Definition.Name) == true && _tables.All(wanted => wanted.Name != table.Definition.Name);

    // What the project's code computes anew is checked then, item by item.
    private bool IsCheckedFirst(PhysicalTable table, IndexSchema index) =>
        !FilledValues().OfType<FillDerived>().Any(fill => fill.Table == table.Name && index.Key.Attributes.Contains(fill.Attribute.Name));

    private static IEnumerable<IndexSchema> MissingIndexes(PhysicalTable wanted, LiveTable live) =>
        wanted.Indexes.Where(index => !live.Definition.Indexes.Any(other => other.Name == index.Name && Definitions.AreSame(wanted, index, live.Definition, other)));

    private IEnumerable<ChangeStep> NewIndexes(PhysicalTable wanted, LiveTable live)
    {
        foreach (var index in wanted.Indexes.Except(MissingIndexes(wanted, live)).Where(index => live.IndexStatuses[index.Name] == "CREATING"))
            yield return new AwaitIndex(wanted.Name, index.Name) { Fallback = FallbackOf(index, wanted, live) };
        foreach (var index in MissingIndexes(wanted, live))
        {
            if (live.Definition.Indexes.FirstOrDefault(other => other.Name == index.Name) is { } old)
                yield return new DropIndex(live.Definition, old, IsReplaced: true);
            yield return new CreateIndex(wanted, index, live) { Fallback = FallbackOf(index, wanted, live) };
        }
    }

    private string? FallbackOf(IndexSchema index, PhysicalTable wanted, LiveTable live) =>
        schema.Entities.Where(entity => layout.RouteOf(entity, null).Table == wanted.Name).SelectMany(entity => entity.FallbacksOf(index.Name)).Select(other => other.Name)
            .FirstOrDefault(other => live.IndexStatuses.GetValueOrDefault(other) == "ACTIVE" && MissingIndexes(wanted, live).All(missing => missing.Name != other));

    // What the layout adds to an index's key is in no item that was stored before there was such an index.
    private IEnumerable<ChangeStep> FilledKeys()
    {
        foreach (var entity in schema.Entities)
        {
            if (!before.Tables.TryGetValue(layout.RouteOf(entity, null).Table, out var live))
                continue;
            var wanted = _tables.Single(table => table.Name == live.Definition.Name);
            var known = live.Definition.Indexes.SelectMany(index => index.Key.Attributes).ToHashSet(StringComparer.Ordinal);
            foreach (var attribute in wanted.Indexes.SelectMany(index => index.Key.Attributes).Where(name => name.StartsWith(OwnNames.Prefix, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal))
            {
                if (!known.Contains(attribute) || IsOpen(nameof(FillKeys), entity.Name, attribute))
                    yield return new FillKeys(entity, attribute, live);
            }
        }
    }

    // Items that were stored before the model had a derived attribute, or had it otherwise, lack its value.
    private IEnumerable<ChangeStep> FilledValues() =>
        from entity in schema.Entities
        let live = before.Tables.GetValueOrDefault(layout.RouteOf(entity, null).Table)
        where live is not null
        from attribute in entity.Attributes
        where attribute.DerivedFrom.Count > 0 && (IsOpen(nameof(FillDerived), entity.Name, attribute.Name) || IsNew(entity, attribute, live))
        select new FillDerived(entity, attribute, live);

    // Of tables that FauxSql knows nothing of, a missing index tells that its attribute is new.
    private bool IsNew(EntitySchema entity, AttributeSchema attribute, LiveTable live) => before.Ledger?.Entities.GetValueOrDefault(entity.Name) is { } known
        ? known.Attributes.FirstOrDefault(other => other.Name == attribute.Name) is not { } old || !old.DerivedFrom.Equals(attribute.DerivedFrom) || old.Kind != attribute.Kind || old.ClrType != attribute.ClrType
        : MissingIndexes(_tables.Single(table => table.Name == live.Definition.Name), live).Any(index => index.Key.Attributes.Contains(attribute.Name));

    private IEnumerable<ChangeStep> Uniqueness() => schema.Entities.SelectMany(NewUniqueness).Concat(OldUniqueness());

    private IEnumerable<ChangeStep> NewUniqueness(EntitySchema entity)
    {
        if (!before.Tables.TryGetValue(layout.RouteOf(entity, null).Table, out var live))
            yield break;
        foreach (var attribute in entity.Attributes.Where(attribute => attribute.Unique is not null))
        {
            var known = UniqueBefore(entity.Name, attribute.Name);
            var isComputedAnew = attribute.DerivedFrom.Count > 0 && (IsNew(entity, attribute, live) || IsOpen(nameof(FillDerived), entity.Name, attribute.Name));
            if (known is not null && (known != attribute.Unique || isComputedAnew) && before.Tables.ContainsKey(_claims))
                yield return new ReleaseValues(_claims, entity.Name, attribute.Name);
            if (isComputedAnew || IsNew(entity, attribute, known))
                yield return new ClaimValues(entity, attribute.Name, live);
        }
    }

    // Tables that FauxSql knows nothing of were claimed from the first item on where there are claims at all. A class that was given another name has claims by the old one.
    private bool IsNew(EntitySchema entity, AttributeSchema attribute, UniqueSchema? known) =>
        IsOpen(nameof(ClaimValues), entity.Name, attribute.Name)
        || (before.Ledger?.Entities.ContainsKey(entity.Name) == true ? known != attribute.Unique : !before.Tables.ContainsKey(_claims) || before.Ledger?.Entities.Values.Any(other => layout.RouteOf(other, null).Table == layout.RouteOf(entity, null).Table) == true);

    private IEnumerable<ChangeStep> OldUniqueness()
    {
        if (!before.Tables.ContainsKey(_claims))
            yield break;
        foreach (var old in (before.Ledger?.Entities.Values ?? []).OrderBy(entity => entity.Name, StringComparer.Ordinal))
        {
            var current = schema.Entities.FirstOrDefault(entity => entity.Name == old.Name);
            foreach (var attribute in old.Attributes.Where(attribute => attribute.Unique is not null))
            {
                if (current?.Attributes.FirstOrDefault(other => other.Name == attribute.Name)?.Unique is null && !IsDropped(_claims))
                    yield return new ReleaseValues(_claims, old.Name, attribute.Name);
            }
        }
    }

    private bool IsDropped(string table) => IsLeftOver(before.Tables[table]);

    private UniqueSchema? UniqueBefore(string entity, string attribute) =>
        before.Ledger?.Entities.GetValueOrDefault(entity)?.Attributes.FirstOrDefault(candidate => candidate.Name == attribute)?.Unique;

    private bool IsOpen(string kind, string entity, string attribute) => before.Ledger?.Todos.Contains(new Todo(kind, entity, attribute)) == true;

    private static IEnumerable<ChangeStep> Expiry(PhysicalTable wanted, LiveTable live)
    {
        var current = live.Definition.TimeToLive;
        if (current is not null && current != wanted.TimeToLive)
            yield return new StopExpiry(wanted.Name, current);
        if (wanted.TimeToLive is { } attribute && current != attribute)
            yield return new StartExpiry(wanted.Name, attribute);
    }

    private static string KeyOf(PhysicalTable table) =>
        string.Join(" + ", table.Key.Attributes.Select(name => $"{name} ({table.KeyKinds.First(kind => kind.Key == name).Value})"));
}
