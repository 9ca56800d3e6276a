using System.Globalization;
using FauxSql.Rules;
using FauxSql.Schema;

namespace FauxSql.Design.Checks;

/// <summary>A rule on models: a pure function of what the model says.</summary>
internal abstract class ModelRule(string id)
{
    public Rule Rule { get; } = RuleTable.Of(id);

    public abstract IEnumerable<Finding> Check(CheckSubject subject);

    /// <summary>The words that the compiler has for it too.</summary>
    protected string Shared(params object[] arguments) => string.Format(CultureInfo.InvariantCulture, SharedRules.Of(Rule.Id).Message, arguments);

    protected Finding At(EntitySchema entity, string message) => new(Rule, new ModelPlace(entity.ClrType, null), message) { Entity = entity.Name };

    protected Finding At(EntitySchema entity, AttributeSchema attribute, string message) =>
        new(Rule, PlaceOf(entity, attribute), message) { Entity = entity.Name, Attribute = attribute.Name };

    protected Finding At(EntitySchema entity, IndexSchema index, string message) =>
        At(entity, AttributeOf(entity, index.Key.Partition[0]), message) with { Index = index.Name };

    /// <summary>A name with its article: an Order.</summary>
    protected static string A(string name) => ("AEIOU".Contains(char.ToUpperInvariant(name[0]), StringComparison.Ordinal) ? "an " : "a ") + name;

    protected static AttributeSchema AttributeOf(EntitySchema entity, string name) => entity.Attributes.First(attribute => attribute.Name == name);

    public static ModelPlace PlaceOf(EntitySchema entity, AttributeSchema attribute)
    {
        var type = attribute.Subtypes.Count > 0 ? entity.Discriminator?.Subtypes.FirstOrDefault(subtype => subtype.Name == attribute.Subtypes[0])?.ClrType : null;
        return new ModelPlace(type ?? entity.ClrType, attribute.Property.Length > 0 ? attribute.Property : null);
    }
}
