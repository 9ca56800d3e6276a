using FauxSql.Generator.Diagnostics;
using FauxSql.Generator.Model;
using FauxSql.Naming;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Generator.Checking;

// Names that entities need: for themselves, in DynamoDB, and in generated code.
internal static class NameCheck
{
    // The layout keeps the claims to unique values in a table of this name.
    private const string ClaimsTable = "UniqueKeys";

    // Leaves out entities whose names are taken, and says so.
    public static List<EntityResult> WithoutCollisions(List<EntityResult> results, DatabaseModel? database, List<DiagnosticInfo> problems)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        if (results.Exists(result => result.Entity!.Type.Properties.Any(property => property.Role.HasFlag(AttributeRole.Unique))))
            taken["table " + ClaimsTable] = "the claims to [Unique] values";
        foreach (var member in database?.Members ?? [])
            taken["member " + member] = $"a member of {database!.Name}";
        return [.. results.Where(result => IsFree(result, taken, problems))];
    }

    private static bool IsFree(EntityResult result, Dictionary<string, string> taken, List<DiagnosticInfo> problems)
    {
        foreach (var need in NeedsOf(result.Entity!))
        {
            if (taken.TryGetValue(need.Key, out var owner))
            {
                problems.Add(new DiagnosticInfo("FXS018", result.PlaceOf(need.Property), [need.Subject, need.Name, owner, need.Fix]));
                return false;
            }

            taken.Add(need.Key, need.Subject);
        }

        return true;
    }

    private static IEnumerable<Need> NeedsOf(EntityModel entity)
    {
        var name = entity.Type.Name;
        const string rename = "rename the type";
        const string retable = "give the table another name with [Table(\"…\")]";
        yield return new Need("entity " + name, name, $"the entity {entity.Type.FullName.Replace("global::", "")}", rename + ", because the name of an entity is unique in its database");
        yield return new Need("table " + entity.TableName, entity.TableName, $"the table of {name}", retable);
        yield return new Need("member " + entity.Table, entity.Table, $"the table of {name} in the database class", retable);
        yield return new Need("type " + entity.TableClass, entity.TableClass.Replace("global::", ""), $"the table class of {name}", retable);
        if (entity.SortKey is not null)
            yield return Finder(entity, ModelNames.FinderOfPartition(entity.Property(entity.PartitionKey).Name), "its primary key", entity.Property(entity.PartitionKey).Name);
        foreach (var index in entity.Indexes)
        {
            yield return Finder(entity, ModelNames.FinderOfIndex(index.Name), index.Name, entity.Property(index.Key.Partition[0]).Name);
            if (index.Included is not null && ModelNames.Projection(entity.Type.SiblingName, index.Name) is var part)
                yield return new Need($"type {entity.Type.Prefix}{part}", part, $"what {index.Name} of {name} holds", "rename the index", entity.Property(index.Key.Partition[0]).Name);
        }
    }

    private static Need Finder(EntityModel entity, string finder, string of, string property) =>
        new($"finder {entity.Type.FullName} {finder}", finder, $"the finder of {of}", "rename the index", property);

    private sealed record Need(string Key, string Name, string Subject, string Fix, string Property = "");
}
