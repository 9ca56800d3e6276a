namespace FauxSql.Errors;

/// <summary>A key that DynamoDB cannot hold: null, empty, or too long. Nothing was sent; a retry does not help.</summary>
public sealed class InvalidKeyException : FauxSqlException
{
    internal InvalidKeyException(string entity, string attribute, string problem) : base($"{entity}.{attribute} {problem}")
    {
        Entity = entity;
        Attribute = attribute;
    }

    /// <summary>The entity's name.</summary>
    public string Entity { get; }

    /// <summary>The key attribute.</summary>
    public string Attribute { get; }
}
