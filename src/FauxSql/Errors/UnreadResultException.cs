namespace FauxSql.Errors;

/// <summary>
/// An update was carried out, and the item that it results in could not be read afterwards, for the reason that is the inner exception. Sent again the update would happen a
/// second time: read the item instead.
/// </summary>
public sealed class UnreadResultException : FauxSqlException
{
    internal UnreadResultException(string entity, string key, FauxSqlException reason)
        : base($"{entity} {key} was updated, and could not be read afterwards. {reason.Message}", reason)
    {
        Entity = entity;
        Key = key;
    }

    /// <summary>The entity's name.</summary>
    public string Entity { get; }

    /// <summary>The key, as text.</summary>
    public string Key { get; }
}
