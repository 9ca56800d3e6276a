using FauxSql.Protocol.Values;

namespace FauxSql.Protocol.Expressions;

/// <summary>What a condition compares: the value at a path, the size of it, or a constant.</summary>
public abstract record Operand
{
    private Operand()
    {
    }

    /// <summary>The value stored at a path.</summary>
    /// <param name="At">The path.</param>
    public sealed record Path(DocumentPath At) : Operand;

    /// <summary>A constant.</summary>
    /// <param name="Of">The constant.</param>
    public sealed record Value(AttributeValue Of) : Operand;

    /// <summary>The function <c>size</c> of another operand.</summary>
    /// <param name="Of">The operand measured.</param>
    public sealed record Size(Operand Of) : Operand;
}
