using FauxSql.Schema;

namespace FauxSql.Design.Infrastructure;

/// <summary>
/// For each table a policy that reads and one that writes: what FauxSql's operations send, and no more. Transactions need the permissions of their parts,
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html.
/// </summary>
internal sealed class TablePolicies(DatabaseSchema schema, TableSet tables)
{
    private static readonly string[] LookUps = ["GetItem", "BatchGetItem"];
    private static readonly string[] Writes = ["PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"];

    public IEnumerable<AccessPolicy> All(Identifiers ids)
    {
        foreach (var table in tables.All)
        {
            var entity = schema.Entities.FirstOrDefault(entity => entity.Name == table.Entity);
            var (read, write) = (new GrantBuilder(), new GrantBuilder());
            if (entity is null)
            {
                read.Allow(table, [.. LookUps, "Query", "Scan"]);
                write.Allow(table, [.. Writes, "BatchWriteItem"]);
            }
            else
            {
                AllowReads(entity, read);
                AllowWrites(entity, write);
            }

            yield return new AccessPolicy(ids.Take(table.Id + "Read"), $"Reads of {table.Name}.", read.Build());
            yield return new AccessPolicy(ids.Take(table.Id + "Write"), $"Writes of {table.Name}, with what they check and claim.", write.AllowFallbacks(schema).Build());
        }
    }

    // A consistent look-up of a unique value reads its claim.
    private void AllowReads(EntitySchema entity, GrantBuilder grants)
    {
        var table = tables.Of(entity);
        grants.Allow(table, [.. LookUps, "Query", "Scan"]);
        foreach (var index in entity.Indexes)
            grants.Allow(new AccessTarget(table, index.Name), "Query");
        if (HasUnique(entity))
            grants.Allow(tables.Claims!, "GetItem");
    }

    public void AllowWrites(EntitySchema entity, GrantBuilder grants)
    {
        var table = tables.Of(entity);
        grants.Allow(table, Writes);

        // The unique values that change are read first, and many items with such values are written in transactions.
        if (HasUnique(entity))
            grants.Allow(table, LookUps).Allow(tables.Claims!, "PutItem", "DeleteItem");
        else
            grants.Allow(table, "BatchWriteItem");

        // An item of nothing but its key is there or not, which a Save must know.
        if (!entity.Attributes.Any(attribute => attribute.IsRequired && !entity.Key.Attributes.Contains(attribute.Name)))
            grants.Allow(table, LookUps);

        // An update in a transaction with a check does not say what it results in.
        if (entity.References.Any(reference => reference.IsEnforced && !entity.Key.Attributes.Contains(reference.Attribute)))
            grants.Allow(table, "GetItem");

        // What is referred to must be there; the mark of a deletion is taken away.
        foreach (var reference in entity.References.Where(reference => reference.IsEnforced))
            grants.Allow(tables.Of(reference.Target), "ConditionCheckItem", "UpdateItem");
        foreach (var other in schema.Entities)
        {
            foreach (var reference in other.References.Where(reference => reference.IsEnforced && reference.Target == entity.Name))
                AllowLookForReferrers(other, reference, grants);
        }
    }

    // What an index shows counts only when the table has it too.
    private void AllowLookForReferrers(EntitySchema referrer, ReferenceSchema reference, GrantBuilder grants)
    {
        var table = tables.Of(referrer);
        if (referrer.Key.Partition[0] == reference.Attribute)
            grants.Allow(table, "Query");
        else if (ReferenceIndex.Of(referrer, reference.Attribute) is { } index)
            grants.Allow(new AccessTarget(table, index.Name), "Query").Allow(table, LookUps);
    }

    public static bool HasUnique(EntitySchema entity) => entity.Attributes.Any(attribute => attribute.Role.HasFlag(AttributeRole.Unique));
}
