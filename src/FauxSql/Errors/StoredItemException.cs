namespace FauxSql.Errors;

/// <summary>A stored item that does not fit the model: it lacks an attribute, or one has another type. Repair the item or the model.</summary>
public sealed class StoredItemException : FauxSqlException
{
    /// <summary>An exception about one attribute of a stored item.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="attribute">The attribute, or <see langword="null"/> when it is the item as a whole.</param>
    /// <param name="problem">What is wrong.</param>
    /// <param name="innerException">The cause, or <see langword="null"/>.</param>
    public StoredItemException(string entity, string? attribute, string problem, Exception? innerException = null)
        : base(attribute is null ? $"A stored {entity} cannot be read: {problem}" : $"A stored {entity} cannot be read: {attribute}: {problem}", innerException)
    {
        Entity = entity;
        Attribute = attribute;
    }

    /// <summary>The entity.</summary>
    public string Entity { get; }

    /// <summary>The attribute, or <see langword="null"/>.</summary>
    public string? Attribute { get; }
}
