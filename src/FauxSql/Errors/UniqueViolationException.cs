namespace FauxSql.Errors;

/// <summary>Another item has the value of a unique attribute. Nothing was written.</summary>
public sealed class UniqueViolationException : FauxSqlException
{
    internal UniqueViolationException(string entity, string attribute, string value)
        : base($"Another {entity} has the {attribute} \"{value}\"")
    {
        Entity = entity;
        Attribute = attribute;
        Value = value;
    }

    /// <summary>The entity's name.</summary>
    public string Entity { get; }

    /// <summary>The unique attribute.</summary>
    public string Attribute { get; }

    /// <summary>The value that is taken.</summary>
    public string Value { get; }
}
