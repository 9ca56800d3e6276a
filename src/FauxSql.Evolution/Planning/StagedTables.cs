using FauxSql.Evolution.Live;
using FauxSql.Evolution.Steps;
using FauxSql.Layouts;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Evolution.Planning;

/// <summary>The tables on their way from what they are to what the model says.</summary>
internal sealed class StagedTables
{
    private readonly SchemaPlan _plan;
    private readonly Dictionary<string, PhysicalTable> _wanted;
    private readonly Dictionary<string, PhysicalTable> _now;

    public StagedTables(SchemaPlan plan)
    {
        _plan = plan;
        _wanted = plan.Layout.Tables(plan.Schema).ToDictionary(table => table.Name, StringComparer.Ordinal);
        _now = plan.Before.Tables.Values.ToDictionary(live => live.Definition.Name, Now, StringComparer.Ordinal);
    }

    /// <summary>Those of the model first, in its order.</summary>
    public IReadOnlyList<PhysicalTable> All =>
        [.. _wanted.Keys.Where(_now.ContainsKey).Select(name => _now[name]), .. _now.Values.Where(table => !_wanted.ContainsKey(table.Name)).OrderBy(table => table.Name, StringComparer.Ordinal)];

    /// <summary>The model, with the indexes and the entities that only versions before it know and the tables still have.</summary>
    public DatabaseSchema Schema => _plan.Schema with
    {
        Entities =
        [
            .. _plan.Schema.Entities.Select(entity => Before.FirstOrDefault(old => old.Name == entity.Name) is { } old ? WithIndexes(entity, old) : entity),
            .. Before.Where(old => _plan.Schema.Entities.All(entity => entity.Name != old.Name) && !_wanted.ContainsKey(TableOf(old)) && _now.ContainsKey(TableOf(old))),
        ],
    };

    private IEnumerable<EntitySchema> Before => (_plan.Before.Ledger?.Entities.Values ?? []).OrderBy(entity => entity.Name, StringComparer.Ordinal);

    public void Change(ChangeStep step)
    {
        if (step is CreateTable create)
            _now.Add(create.Table, create.Definition);
        else if (step is DropTable)
            _now.Remove(step.Table);
        else if (_now.GetValueOrDefault(step.Table) is { } table)
            _now[step.Table] = step switch
            {
                CreateIndex index => InOrder(table with { Indexes = [.. table.Indexes, index.Index], KeyKinds = KindsOf(index.Definition, table) }),
                DropIndex index => InOrder(table with { Indexes = [.. table.Indexes.Where(other => other.Name != index.Index.Name)] }),
                StartExpiry expiry => table with { TimeToLive = expiry.Attribute },
                StopExpiry => table with { TimeToLive = null },
                SetBilling billing => table with { Billing = billing.To },
                SetProtection protection => table with { IsDeletionProtected = protection.IsOn },
                _ => table,
            };
    }

    // What the model does not say is others' to set, and stays.
    private PhysicalTable Now(LiveTable live)
    {
        var definition = live.Definition;
        if (!_wanted.TryGetValue(definition.Name, out var wanted))
            wanted = definition;
        return InOrder(wanted with
        {
            Indexes = [.. definition.Indexes.Select(index => wanted.Indexes.FirstOrDefault(other => other.Name == index.Name && Definitions.AreSame(wanted, other, definition, index)) ?? index)],
            KeyKinds = KindsOf(definition, wanted),
            TimeToLive = definition.TimeToLive,
            Billing = live.Billing ?? wanted.Billing,
            IsDeletionProtected = live.IsProtected,
        });
    }

    // Each attribute once, as the first says it.
    private static IReadOnlyList<KeyValuePair<string, AttributeKind>> KindsOf(PhysicalTable first, PhysicalTable then) => [.. first.KeyKinds.Concat(then.KeyKinds).DistinctBy(kind => kind.Key)];

    // In the order of the model, and with no attribute that no key has.
    private PhysicalTable InOrder(PhysicalTable table)
    {
        var wanted = _wanted.GetValueOrDefault(table.Name, table);
        var used = table.Indexes.SelectMany(index => index.Key.Attributes).Concat(table.Key.Attributes).ToHashSet(StringComparer.Ordinal);
        return table with
        {
            Indexes = [.. Sorted(table.Indexes, index => index.Name, wanted.Indexes)],
            KeyKinds = [.. Sorted(table.KeyKinds.Where(kind => used.Contains(kind.Key)), kind => kind.Key, wanted.KeyKinds)],
        };
    }

    private static IEnumerable<T> Sorted<T>(IEnumerable<T> some, Func<T, string> nameOf, IReadOnlyList<T> wanted)
    {
        var names = wanted.Select(nameOf).ToList();
        return some.OrderBy(one => names.IndexOf(nameOf(one)) is var place and >= 0 ? place : int.MaxValue).ThenBy(nameOf, StringComparer.Ordinal);
    }

    private EntitySchema WithIndexes(EntitySchema entity, EntitySchema old)
    {
        var kept = old.Indexes.Where(index => entity.Indexes.All(other => other.Name != index.Name) && _now.GetValueOrDefault(TableOf(entity))?.Indexes.Any(other => other.Name == index.Name) == true).ToList();
        var needed = kept.SelectMany(index => index.Key.Attributes).ToHashSet(StringComparer.Ordinal);
        return entity with
        {
            Indexes = [.. entity.Indexes, .. kept],
            Attributes = [.. entity.Attributes, .. old.Attributes.Where(attribute => needed.Contains(attribute.Name) && entity.Attributes.All(other => other.Name != attribute.Name)).Select(attribute => attribute with { Role = AttributeRole.None, Unique = null })],
        };
    }

    private string TableOf(EntitySchema entity) => _plan.Layout.RouteOf(entity, null).Table;
}
