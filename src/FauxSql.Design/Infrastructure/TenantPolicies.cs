using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Design.Infrastructure;

/// <summary>
/// For each table whose key begins with the tenant's attribute a policy that allows the items of one tenant only,
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html. A Scan has no leading key and is not allowed.
/// </summary>
internal sealed class TenantPolicies(DatabaseSchema schema, TableSet tables, string tenant)
{
    private static readonly string[] Actions = ["GetItem", "BatchGetItem", "Query", "PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "ConditionCheckItem"];

    public IEnumerable<AccessPolicy> All(Identifiers ids, List<InfrastructureNote> findings)
    {
        foreach (var entity in schema.Entities)
        {
            var table = tables.Of(entity);
            var grants = new GrantBuilder();
            if (!entity.Attributes.Any(attribute => attribute.Name == tenant))
                findings.Add(new InfrastructureNote(table.Name, $"Its items have no {tenant}, so that no policy can keep tenants apart here."));
            else if (!entity.Key.Partition.Contains(tenant))
                findings.Add(new InfrastructureNote(table.Name, $"Its key begins with {entity.Key.Partition[0]}, so that no policy can keep tenants apart here: only application code does. Make {tenant} the partition key and what is its key now the sort key, if IAM is to do it."));
            else if (IsText(entity, findings, table.Name))
                grants.Allow(table, Actions);
            foreach (var index in table.Physical.Indexes)
                AllowIndex(entity, new AccessTarget(table, index.Name), index, grants, findings);
            if (grants.Build(tenant) is { Count: > 0 } built)
                yield return new AccessPolicy(ids.Take(table.Id + "Tenant"), $"Items of {table.Name} whose {tenant} is the principal's tag {tenant}.", built);
        }

        if (tables.Claims is { } claims)
            findings.Add(new InfrastructureNote(claims.Name, "A claim's key is a text that begins with the entity's name, so that no policy can keep tenants apart here. Writes of unique values need it: let only trusted code make them."));
    }

    private void AllowIndex(EntitySchema entity, AccessTarget target, IndexSchema index, GrantBuilder grants, List<InfrastructureNote> findings)
    {
        var subject = $"{target.Table.Name}/{target.Index}";
        if (index.Key.Partition[0] != tenant)
        {
            if (entity.Attributes.Any(attribute => attribute.Name == tenant))
                findings.Add(new InfrastructureNote(subject, $"Its key begins with {index.Key.Partition[0]}, so that no policy can keep tenants apart here, and the tenants' policy does not allow it."));
            return;
        }

        if (!IsText(entity, findings, subject))
            return;
        grants.Allow(target, "Query");
        if (index.Key.Partition.Count > 1)
            findings.Add(new InfrastructureNote(subject, "It has several partition attributes, and AWS does not say which of them dynamodb:LeadingKeys holds. If it is all of them, the policy denies what it should allow, never the other way round: try it before you rely on it."));
    }

    private bool IsText(EntitySchema entity, List<InfrastructureNote> findings, string subject)
    {
        if (entity.Attributes.First(attribute => attribute.Name == tenant).Kind == AttributeKind.String)
            return true;
        findings.Add(new InfrastructureNote(subject, $"Its {tenant} is no text, and the tag of a principal is, so that no policy can compare them. Store it as text."));
        return false;
    }
}
