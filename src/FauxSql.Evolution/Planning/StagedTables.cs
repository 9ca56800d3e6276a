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

    /// <summary>The entities that the ledger knows, as far as the tables have what they need.</summary>
    public DatabaseSchema Before
    {
        get
        {
            var hasClaims = _now.ContainsKey(_plan.Layout.RouteOf(_plan.Layout.Claims, null).Table);
            var known = (_plan.Before.Ledger?.Entities.Values ?? []).Where(entity => _now.ContainsKey(TableOf(entity))).OrderBy(entity => entity.Name, StringComparer.Ordinal).ToList();
            return new DatabaseSchema(_plan.Schema.Name, known.ConvertAll(entity => entity with
            {
                Indexes = entity.Indexes.Where(index => _now[TableOf(entity)].Indexes.Any(other => other.Name == index.Name)).ToValueList(),
                References = entity.References.Where(reference => known.Exists(other => other.Name == reference.Target)).ToValueList(),
                Attributes = entity.Attributes.Select(attribute => hasClaims ? attribute : attribute with { Role = attribute.Role & ~AttributeRole.Unique, Unique = null }).ToValueList(),
            }).ToValueList(), []);
        }
    }

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

    private string TableOf(EntitySchema entity) => _plan.Layout.RouteOf(entity, null).Table;
}
