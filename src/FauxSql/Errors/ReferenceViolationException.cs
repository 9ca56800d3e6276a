using FauxSql.Stores;

namespace FauxSql.Errors;

/// <summary>The item that an enforced reference names is not there. Nothing was written.</summary>
public sealed class ReferenceViolationException : FauxSqlException
{
    internal ReferenceViolationException(Write.Refer refer)
        : base($"{refer.Subject} refers to a {refer.Reference.Target} that is not there")
    {
        Entity = refer.From.Name;
        Attribute = refer.Reference.Attribute;
        Value = Shown.Of(refer.From, refer.Reference.Attribute, refer.Value);
        Target = refer.Reference.Target;
    }

    /// <summary>The name of the entity that refers.</summary>
    public string Entity { get; }

    /// <summary>The attribute that holds the reference.</summary>
    public string Attribute { get; }

    /// <summary>The key that is not there.</summary>
    public string Value { get; }

    /// <summary>The name of the entity referred to.</summary>
    public string Target { get; }
}
