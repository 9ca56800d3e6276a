using FauxSql.Schema;

namespace FauxSql.Design.Infrastructure;

/// <summary>For each implemented access pattern a policy that allows what its requests need. A method's requests are known from its plan, the others' from the model.</summary>
internal sealed class PatternPolicies(DatabaseSchema schema, TableSet tables, IReadOnlyList<PatternPlan> plans)
{
    public IEnumerable<AccessPolicy> All(Identifiers ids, List<InfrastructureNote> findings)
    {
        foreach (var entity in schema.Entities)
        {
            foreach (var pattern in Implemented(entity.Patterns))
                yield return Policy(ids, entity.Name, pattern, new GrantBuilder().Allow(TargetOf(entity, pattern), OperationOf(entity, pattern)));
        }

        foreach (var pattern in Implemented(schema.Patterns))
        {
            if (plans.FirstOrDefault(plan => plan.Pattern.ServedBy == pattern.ServedBy && plan.Pattern.Description == pattern.Description) is { Plan: { } plan } known)
                yield return Policy(ids, known.Entity, pattern, GrantsOf(plan));
            else
                findings.Add(new InfrastructureNote(pattern.Description, $"There is no policy for it, because what it sends is known from a run only, and {pattern.ServedBy} has not been run: there is no sample data for its arguments. Add it to the [SampleData]."));
        }
    }

    private static IEnumerable<AccessPatternSchema> Implemented(IEnumerable<AccessPatternSchema> patterns) =>
        patterns.Where(pattern => pattern is { Status: AccessPatternStatus.Implemented, Source: not AccessPatternSource.None });

    private AccessPolicy Policy(Identifiers ids, string? entity, AccessPatternSchema pattern, GrantBuilder grants) =>
        new(ids.Take($"{entity} {pattern.Description} pattern"), $"Access pattern: {pattern.Description}", grants.AllowFallbacks(schema).Build());

    private AccessTarget TargetOf(EntitySchema entity, AccessPatternSchema pattern) =>
        new(tables.Of(entity), pattern.Source == AccessPatternSource.Index ? pattern.ServedBy : null);

    private static string OperationOf(EntitySchema entity, AccessPatternSchema pattern) =>
        pattern.Source == AccessPatternSource.Key && entity.Key.Sort.Count == 0 ? "GetItem" : "Query";

    private EntitySchema EntityOf(string target) => schema.Entities.First(entity => entity.Name == tables.Find(target).Table.Entity);

    private void AllowWrites(EntitySchema entity, GrantBuilder grants) => new TablePolicies(schema, tables).AllowWrites(entity, grants);

    private GrantBuilder GrantsOf(Plan plan)
    {
        var grants = new GrantBuilder();
        foreach (var request in plan.Requests)
        {
            switch (request.Operation)
            {
                // One that turns out to be about a single key is sent as a GetItem.
                case "BatchGetItem":
                    grants.Allow(tables.Find(request.Target), "BatchGetItem", "GetItem");
                    break;
                case "TransactWriteItems":
                    foreach (var target in request.Target.Split(", "))
                        AllowWrites(EntityOf(target), grants);
                    break;

                // When a unique value turns out to change it is sent in a transaction.
                case "PutItem" or "UpdateItem" or "DeleteItem" when TablePolicies.HasUnique(EntityOf(request.Target)):
                    AllowWrites(EntityOf(request.Target), grants);
                    break;
                default:
                    grants.Allow(tables.Find(request.Target), request.Operation);
                    break;
            }
        }

        return grants;
    }
}
