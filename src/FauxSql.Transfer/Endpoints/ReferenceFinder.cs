using System.Globalization;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;
using FauxSql.Transfer.Documents;
using FauxSql.Transfer.Scaffolding;

namespace FauxSql.Transfer.Endpoints;

/// <summary>
/// Finds likely references: an attribute that is called like the partition key of another table, or like its entity, and whose values are there. It looks
/// up some of them.
/// </summary>
internal sealed class ReferenceFinder(LiveClient client, IReadOnlyList<(LiveTable Table, EntityDocument Page, string Entity)> tables, List<Decision> decisions)
{
    private const int Looked = 100;
    private const double Enough = 0.9;

    public async Task FindAsync(CancellationToken stop)
    {
        foreach (var (table, page, entity) in tables)
        {
            foreach (var row in page.Attributes.Where(row => row.Kind is "String" or "Number" or "Binary" && !row.IsVersion && !row.IsTimeToLive))
                await FindAsync(table, page, entity, row, stop).ConfigureAwait(false);
            AddLink(table, page, entity);
        }
    }

    // A table whose key is two references joins what they refer to.
    private void AddLink(LiveTable table, EntityDocument page, string entity)
    {
        var ends = new[] { table.Partition, table.Sort }.Select(key => page.Relationships.Find(one => one.Strategy == RelationshipStrategy.ForeignKey && one.Names[0] == key)?.Source).OfType<string>().ToList();
        if (ends is not [var one, var other] || one == other)
            return;
        List<NavigationLine> navigations = [new NavigationLine(one, SourceNames.Plural(other), IsMany: true, null)];
        if (table.Indexes.Any(index => index.Included is null && index.Partition.Count == 1 && index.Partition[0] == table.Sort))
            navigations.Add(new NavigationLine(other, SourceNames.Plural(one), IsMany: true, null));
        page.Relationships.Add(new RelationshipDocument("", 0, one, other) { IsManyToMany = true, Strategy = RelationshipStrategy.LinkEntity, Names = [entity], Navigations = navigations });
        decisions.Add(new Decision(entity, $"joins {one} and {other}, because its key is the keys of both."));
    }

    private async Task FindAsync(LiveTable table, EntityDocument page, string entity, AttributeRow row, CancellationToken stop)
    {
        var values = table.Values(row.Name).Where(value => value.Kind.ToString() == row.Kind).Distinct().Take(Looked).ToList();
        (int Found, LiveTable Table, string Entity)? best = null;
        foreach (var (other, otherPage, name) in Candidates(table, entity, row))
        {
            if (otherPage.Attributes.Find(key => key.Name == other.Partition)?.Type != row.Type)
                continue;
            if (values.Count == 0)
            {
                decisions.Add(new Decision($"{entity}.{row.Name}", $"is called like the key of {name}, and no item read has it: if it refers to that, add [References<{name}>].", IsOpen: true));
                return;
            }

            var found = await client.CountKeysAsync(other, [.. values.Where(LiveClient.CanBeKey)], stop).ConfigureAwait(false);
            if (found > (best?.Found ?? 0))
                best = (found, other, name);
        }

        if (best is { } target && target.Found >= values.Count * Enough)
            Refer(page, entity, row, target, values);
        else if (best is { } poor)
            decisions.Add(new Decision($"{entity}.{row.Name}", string.Create(CultureInfo.InvariantCulture, $"is called like the key of {poor.Entity}, and {poor.Found} of {values.Count} values looked up are there{NoKeys(values)}, which is too few: it is kept as a value."), IsOpen: true));
    }

    // Of several tables with that key, the entity that the attribute is named for comes first: OrgId is the key of Organization before it is that of Subscription.
    private IEnumerable<(LiveTable Table, EntityDocument Page, string Entity)> Candidates(LiveTable table, string entity, AttributeRow row)
    {
        var role = SourceNames.Role(SourceNames.Property(row.Name, ""));
        var others = tables.Where(other => other.Table.Sort is null
            && (IsCalled(row.Name, other.Table.Partition) || role.Equals(other.Entity, StringComparison.OrdinalIgnoreCase))
            && !(other.Table == table && row.Name == table.Partition)).ToList();
        if (others.Count == 0 && IsParent(role))
            return tables.Where(other => other.Table == table && table.Sort is null && row.Name != table.Partition);
        var named = others.Where(other => other.Entity.StartsWith(role, StringComparison.OrdinalIgnoreCase)).ToList();

        // With one key in both, the other refers to the entity that the key is named for.
        return row.Name != table.Partition || table.Sort is not null ? named.Count > 0 ? named : others
            : entity.StartsWith(role, StringComparison.OrdinalIgnoreCase) ? [] : named;
    }

    // "Id" alone is every table's own.
    private static bool IsCalled(string attribute, string key) => key.Length > 2 && attribute.Equals(key, StringComparison.OrdinalIgnoreCase);

    private static bool IsParent(string role) => role.StartsWith("Parent", StringComparison.OrdinalIgnoreCase) || role.StartsWith("Reply", StringComparison.OrdinalIgnoreCase) || role is "ReportsTo" or "Manager";

    private void Refer(EntityDocument page, string entity, AttributeRow row, (int Found, LiveTable Table, string Entity) target, List<AttributeValue> values)
    {
        var evidence = string.Create(CultureInfo.InvariantCulture, $"{target.Found} of {values.Count} values looked up are keys of {target.Entity}{NoKeys(values)}");
        decisions.Add(new Decision($"{entity}.{row.Name}", $"refers to {target.Entity}: {evidence}.", IsOpen: target.Found < values.Count));
        var relationship = new RelationshipDocument("", 0, target.Entity, entity) { Strategy = RelationshipStrategy.ForeignKey, Names = [row.Name] };
        relationship.AddReason(evidence);
        page.Relationships.Add(relationship);
    }

    private static string NoKeys(List<AttributeValue> values) => values.Count(value => !LiveClient.CanBeKey(value)) switch
    {
        0 => "",
        var count => string.Create(CultureInfo.InvariantCulture, $" ({count} can be no key, being empty or longer than {DynamoLimits.PartitionKeyBytes} bytes)"),
    };
}
