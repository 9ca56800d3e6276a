namespace FauxSql.Errors;

/// <summary>
/// A stored item that does not fit the model: it lacks an attribute, or one has another type. A retry does not help; repair the item or the
/// model.
/// </summary>
public sealed class StoredItemException : FauxSqlException
{
    private readonly string _problem;

    /// <summary>An exception about one attribute of a stored item; called by generated code.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="attribute">The attribute, or <see langword="null"/> when it is the item as a whole.</param>
    /// <param name="problem">What is wrong, such as <c>expected a value of type N, found one of type S</c>.</param>
    /// <param name="innerException">The cause, or <see langword="null"/>.</param>
    public StoredItemException(string entity, string? attribute, string problem, Exception? innerException = null)
        : this(entity, null, attribute, problem, innerException)
    {
    }

    private StoredItemException(string entity, string? key, string? attribute, string problem, Exception? innerException)
        : base(
            (key is null ? $"A stored {entity}" : $"The stored {entity} {key}") + " cannot be read: " + (attribute is null ? problem : $"{attribute}: {problem}"),
            innerException)
    {
        _problem = problem;
        Entity = entity;
        Key = key;
        Attribute = attribute;
    }

    /// <summary>The entity.</summary>
    public string Entity { get; }

    /// <summary>The item's primary key as text, or <see langword="null"/> where an item was decoded by itself.</summary>
    public string? Key { get; }

    /// <summary>The top-level attribute, or <see langword="null"/>.</summary>
    public string? Attribute { get; }

    internal StoredItemException WithKey(string key) => new(Entity, key, Attribute, _problem, InnerException ?? this);
}
