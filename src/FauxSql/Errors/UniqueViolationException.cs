using FauxSql.Layouts;
using FauxSql.Stores;

namespace FauxSql.Errors;

/// <summary>Another item has the value of a unique attribute. Nothing was written.</summary>
public sealed class UniqueViolationException : FauxSqlException
{
    internal UniqueViolationException(UniqueClaim claim)
        : base($"Another {claim.Entity.Name}{WithinText(claim)} has the {claim.Attribute} \"{Shown.Of(claim.Entity, claim.Attribute, claim.Value)}\"")
    {
        Entity = claim.Entity.Name;
        Attribute = claim.Attribute;
        Value = Shown.Of(claim.Entity, claim.Attribute, claim.Value);
    }

    /// <summary>The entity's name.</summary>
    public string Entity { get; }

    /// <summary>The unique attribute.</summary>
    public string Attribute { get; }

    /// <summary>The value that is taken, in the form in which values are compared.</summary>
    public string Value { get; }

    private static string WithinText(UniqueClaim claim)
    {
        if (claim.Scope is null)
            return "";
        var within = claim.Entity.Attributes.Single(attribute => attribute.Name == claim.Attribute).Unique!.Within!;
        return $" within {within} \"{Shown.Of(claim.Entity, within, claim.Scope)}\"";
    }
}
