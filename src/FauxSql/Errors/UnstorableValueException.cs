using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Errors;

/// <summary>
/// A value that cannot be stored as it is, such as NaN or a time of unknown zone. Nothing was sent; a retry does not help, another value
/// does.
/// </summary>
public sealed class UnstorableValueException : FauxSqlException
{
    private readonly string _problem;

    internal UnstorableValueException(string problem, Exception? innerException = null) : base(problem, innerException) => _problem = problem;

    private UnstorableValueException(string? entity, string? attribute, string problem, Exception? innerException)
        : base($"{string.Join('.', new[] { entity, attribute }.OfType<string>())}: {problem}", innerException)
    {
        _problem = problem;
        Entity = entity;
        Attribute = attribute;
    }

    /// <summary>The entity's name, or <see langword="null"/> where a value was converted by itself.</summary>
    public string? Entity { get; }

    /// <summary>The attribute, or <see langword="null"/> where a value was converted by itself.</summary>
    public string? Attribute { get; }

    /// <summary>The same exception with its place, and without the value when that is sensitive.</summary>
    internal UnstorableValueException In(EntitySchema entity, string? attribute = null)
    {
        var placed = At(entity.Name, attribute);
        return placed.Attribute is { } path && Shown.IsSensitivePath(entity, path)
            ? new UnstorableValueException(entity.Name, path, $"{SensitiveText.Mark} cannot be stored; it is sensitive, and not shown", null)
            : placed;
    }

    /// <summary>The same exception with its place; called by generated code.</summary>
    /// <param name="entity">The entity's name, if it is known.</param>
    /// <param name="attribute">The attribute, if it is known. What the exception says already is kept.</param>
    public UnstorableValueException At(string? entity, string? attribute) => new(Entity ?? entity, Attribute ?? attribute, _problem, this);
}
