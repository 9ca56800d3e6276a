namespace FauxSql.Errors;

/// <summary>An entity that breaks the model's rules. Nothing was sent.</summary>
public sealed class EntityValidationException : FauxSqlException
{
    /// <summary>An exception with all the problems found.</summary>
    /// <param name="entity">The entity's name.</param>
    /// <param name="problems">The problems, at least one.</param>
    public EntityValidationException(string entity, IReadOnlyList<string> problems)
        : base($"{entity} is not valid: {string.Join("; ", problems)}")
    {
        Entity = entity;
        Problems = problems;
    }

    /// <summary>The entity's name.</summary>
    public string Entity { get; }

    /// <summary>The problems.</summary>
    public IReadOnlyList<string> Problems { get; }
}
