using FauxSql.Design.Checks.Rules;
using FauxSql.Schema;

namespace FauxSql.Design.Checks;

/// <summary>Looks at a model with all rules.</summary>
public static class ModelCheck
{
    internal static IReadOnlyList<ModelRule> Checks { get; } =
    [
        new UnboundedListRule(), new KeyNameRule(), new IndexNameRule(), new IndexPatternRule(), new FewValuesRule(), new MoneyRule(),
        new CompositeKeyRule(), new RationaleRule(), new UndeclaredReferenceRule(), new VaguePatternRule(), new UnfollowedReferenceRule(), new UnusedIndexRule(),
        new ItemSizeRule(), new HotKeyRule(), new UniqueLookupRule(), new TimeZoneRule(), new IndexCountRule(), new ProjectionRule(), new UnusedEntityRule(),
        new ReplicaRule(), new ReservedWordRule(),
    ];

    /// <summary>All rules, in the order of their ids.</summary>
    public static IReadOnlyList<Rule> Rules => RuleTable.All;

    /// <summary>Looks at a model.</summary>
    /// <param name="schema">The model.</param>
    /// <param name="options">What the model does not say; nothing by default.</param>
    /// <param name="data">What is wrong with its data, if anybody looked.</param>
    public static CheckReport Run(DatabaseSchema schema, CheckOptions? options = null, IEnumerable<Finding>? data = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var subject = new CheckSubject(schema, options ?? new CheckOptions());
        return CheckReport.Of(schema, [.. Checks.SelectMany(check => check.Check(subject)), .. data ?? []]);
    }
}
