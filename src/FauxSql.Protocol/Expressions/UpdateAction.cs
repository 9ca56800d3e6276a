using FauxSql.Protocol.Values;

namespace FauxSql.Protocol.Expressions;

/// <summary>One action of an update expression.</summary>
/// <param name="At">The path acted on.</param>
public abstract record UpdateAction(DocumentPath At)
{
    /// <summary><c>SET path = value</c></summary>
    /// <param name="At">The path.</param>
    /// <param name="Value">What is assigned.</param>
    public sealed record Set(DocumentPath At, UpdateValue Value) : UpdateAction(At);

    /// <summary><c>REMOVE path</c></summary>
    /// <param name="At">The path.</param>
    public sealed record Remove(DocumentPath At) : UpdateAction(At);

    /// <summary><c>ADD path value</c>: adds to a number or to a set.</summary>
    /// <param name="At">The path.</param>
    /// <param name="Value">A number or a set.</param>
    public sealed record Add(DocumentPath At, AttributeValue Value) : UpdateAction(At);

    /// <summary><c>DELETE path value</c>: takes elements out of a set.</summary>
    /// <param name="At">The path.</param>
    /// <param name="Value">A set.</param>
    public sealed record Delete(DocumentPath At, AttributeValue Value) : UpdateAction(At);
}
