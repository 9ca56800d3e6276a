using FauxSql.Layouts;
using FauxSql.Schema;

namespace FauxSql.Design.Infrastructure;

/// <summary>What is deployed for a model, whatever the language it is written in; or why nothing can be.</summary>
/// <param name="Database">The name of the class marked <c>[Database]</c>.</param>
/// <param name="Options">What the model does not say.</param>
/// <param name="Tables">The tables, those of the entities in the model's order and then that of the claims to unique values.</param>
/// <param name="Policies">The IAM policies.</param>
/// <param name="Findings">What a person should know before it is deployed.</param>
/// <param name="Problems">What keeps it from being deployed; there is nothing to print then.</param>
public sealed record InfrastructurePlan(
    string Database,
    InfrastructureOptions Options,
    IReadOnlyList<InfrastructureTable> Tables,
    IReadOnlyList<AccessPolicy> Policies,
    IReadOnlyList<InfrastructureNote> Findings,
    IReadOnlyList<InfrastructureNote> Problems)
{
    /// <summary>Says what is deployed for a model.</summary>
    /// <param name="schema">The model.</param>
    /// <param name="layout">Where its items are stored.</param>
    /// <param name="options">What the model does not say.</param>
    /// <param name="requests">What the access patterns send, as <see cref="DatabaseTools.PlanPatternsAsync"/> says it of a database with this layout. Those of keys and indexes are known without.</param>
    public static InfrastructurePlan Of(DatabaseSchema schema, ILayout layout, InfrastructureOptions options, IReadOnlyList<PatternPlan> requests)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(requests);
        var tables = TablesOf(schema, layout, options);
        List<InfrastructureNote> problems = [.. InfrastructureRules.Problems(schema, tables, options)];
        if (problems.Count > 0)
            return new InfrastructurePlan(schema.Name, options, tables, [], [], problems);
        var findings = new List<InfrastructureNote>();
        var policies = PoliciesOf(schema, new TableSet(tables), options, requests, findings);
        return new InfrastructurePlan(schema.Name, options, tables, policies, [.. InfrastructureRules.Findings(options, tables.Count + policies.Count), .. findings], []);
    }

    /// <summary>The same for the time being, while tables are changed in several deployments: the tables that there are, and policies that allow what the model before needs, too.</summary>
    /// <param name="tables">All tables that there are, those that neither model has included.</param>
    /// <param name="before">What is deployed for the model before, as far as its tables are among these.</param>
    /// <param name="prefix">What stands before the names of the tables.</param>
    public InfrastructurePlan Meanwhile(IReadOnlyList<PhysicalTable> tables, InfrastructurePlan before, string prefix)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(prefix);
        var known = Tables.Concat(before.Tables).DistinctBy(table => table.Physical.Name, StringComparer.Ordinal).ToDictionary(table => table.Physical.Name, StringComparer.Ordinal);
        return this with
        {
            Tables = [.. tables.Select(table => known.TryGetValue(table.Name, out var one) ? one with { Physical = table } : Unknown(table, prefix))],
            Policies = [.. Policies.Concat(before.Policies).GroupBy(policy => policy.Id, StringComparer.OrdinalIgnoreCase).Select(same => same.Aggregate(Both))],
        };
    }

    private static InfrastructureTable Unknown(PhysicalTable table, string prefix)
    {
        var name = table.Name.StartsWith(prefix, StringComparison.Ordinal) ? table.Name[prefix.Length..] : table.Name;
        return new(Identifiers.Of(name), name, null, table);
    }

    private static AccessPolicy Both(AccessPolicy one, AccessPolicy other)
    {
        var grants = new GrantBuilder();
        foreach (var grant in one.Grants.Concat(other.Grants))
        {
            foreach (var target in grant.Targets)
                grants.Allow(target, grant.Actions);
        }

        return one with { Grants = grants.Build() };
    }

    /// <summary>Prints the files of a language.</summary>
    /// <param name="format">The language.</param>
    /// <returns>The files; the first is the one with the tables.</returns>
    /// <exception cref="InvalidOperationException">There are problems.</exception>
    public IReadOnlyList<InfrastructureFile> Print(InfrastructureFormat format)
    {
        if (Problems.Count > 0)
            throw new InvalidOperationException($"There are problems: {string.Join(' ', Problems)}");
        IReadOnlyList<InfrastructureFile> files = format switch
        {
            InfrastructureFormat.CloudFormation => CloudFormationTemplate.Print(this),
            InfrastructureFormat.Terraform => TerraformConfiguration.Print(this),
            InfrastructureFormat.CdkTypeScript => TypeScriptStack.Print(this),
            InfrastructureFormat.CdkCSharp => CSharpStack.Print(this),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such language."),
        };
        return [.. files.Select(file => file.Sealed())];
    }

    private static List<AccessPolicy> PoliciesOf(
        DatabaseSchema schema, TableSet tables, InfrastructureOptions options, IReadOnlyList<PatternPlan> requests, List<InfrastructureNote> findings)
    {
        var ids = new Identifiers();
        var policies = new List<AccessPolicy>();
        if (options.Policies.HasFlag(PolicyScope.Tables))
            policies.AddRange(new TablePolicies(schema, tables).All(ids));
        if (options.Tenant is { } tenant)
            policies.AddRange(new TenantPolicies(schema, tables, tenant).All(ids, findings));
        if (options.Policies.HasFlag(PolicyScope.Patterns))
            policies.AddRange(new PatternPolicies(schema, tables, requests).All(ids, findings));
        return policies;
    }

    private static List<InfrastructureTable> TablesOf(DatabaseSchema schema, ILayout layout, InfrastructureOptions options)
    {
        var ids = new Identifiers();
        var logical = schema.Entities.Select(entity => (entity.TableName, Entity: (string?)entity.Name, Physical: layout.RouteOf(entity, null).Table))
            .Append((layout.Claims.TableName, null, layout.RouteOf(layout.Claims, null).Table))
            .DistinctBy(table => table.Physical, StringComparer.Ordinal)
            .ToDictionary(table => table.Physical, StringComparer.Ordinal);
        return [.. layout.Tables(schema).Select(table => Describe(logical[table.Name].TableName, logical[table.Name].Entity, table))];

        InfrastructureTable Describe(string name, string? entity, PhysicalTable table) => new(ids.Take(name), name, entity, table)
        {
            Stream = options.Streams.TryGetValue(name, out var stream) ? stream : null,
            WarmThroughput = options.WarmThroughput.GetValueOrDefault(name),
            IndexWarmThroughput = (from index in table.Indexes
                                   let warm = options.WarmThroughput.GetValueOrDefault($"{name}/{index.Name}")
                                   where warm is not null
                                   select (index.Name, warm)).ToDictionary(StringComparer.Ordinal),
        };
    }
}
