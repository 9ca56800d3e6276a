using FauxSql.Schema;

namespace FauxSql.Design.Checks;

/// <summary>What the <c>[SuppressMessage]</c>s of a model say, and what is wrong with them.</summary>
internal sealed class Suppressions(DatabaseSchema schema)
{
    /// <summary>The suppression that a finding falls under: one with a reason before one without.</summary>
    public SuppressionSchema? Find(Finding finding) => schema.Suppressions
        .Where(suppression => suppression.Rule == finding.Rule.Id && Covers(suppression, finding))
        .OrderBy(suppression => suppression.Because is null)
        .FirstOrDefault();

    /// <summary>Suppressions without a reason, and those of rules on the model that suppress nothing.</summary>
    public IEnumerable<Finding> Check(IReadOnlyList<Finding> findings)
    {
        foreach (var suppression in schema.Suppressions)
        {
            if (suppression.Because is null)
                yield return Problem(RuleTable.UnreasonedSuppression, suppression, $"{suppression.Rule} is suppressed{Where(suppression)} without a reason: give one with Justification");
            if (RuleTable.Find(suppression.Rule) is { IsOfData: false } rule && !RuleTable.IsAnalyzed(rule.Id)
                && !findings.Any(finding => finding.Rule.Id == suppression.Rule && Covers(suppression, finding)))
                yield return Problem(RuleTable.IdleSuppression, suppression, $"{suppression.Rule} is suppressed{Where(suppression)}, where it finds nothing: remove the suppression");
        }
    }

    private bool Covers(SuppressionSchema suppression, Finding finding) => suppression.Target.Length == 0
        || suppression.Target == finding.Place.Type
        || suppression.Target == finding.Place.ToString()
        || suppression.Target == EntityOf(finding.Entity)?.ClrType;

    private EntitySchema? EntityOf(string? name) => schema.Entities.FirstOrDefault(entity => entity.Name == name);

    private Finding Problem(Rule rule, SuppressionSchema suppression, string message)
    {
        var entity = schema.Entities.FirstOrDefault(entity => TypesOf(entity).Any(type => IsWithin(suppression.Target, type)));
        var type = entity is null ? null : TypesOf(entity).First(type => IsWithin(suppression.Target, type));
        return new Finding(rule, PlaceOf(suppression.Target, type), message) { Entity = entity?.Name };
    }

    private static IEnumerable<string> TypesOf(EntitySchema entity) => (entity.Discriminator?.Subtypes ?? []).Select(subtype => subtype.ClrType).Append(entity.ClrType);

    private static bool IsWithin(string target, string type) => target == type || target.StartsWith(type + ".", StringComparison.Ordinal);

    private static ModelPlace PlaceOf(string target, string? type)
    {
        var dot = target.LastIndexOf('.');
        return target.Length == 0 ? ModelPlace.Model
            : target == type || dot < 0 ? new ModelPlace(target, null)
            : new ModelPlace(target[..dot], target[(dot + 1)..]);
    }

    private static string Where(SuppressionSchema suppression) => suppression.Target.Length == 0 ? "" : $" on {suppression.Target}";
}
