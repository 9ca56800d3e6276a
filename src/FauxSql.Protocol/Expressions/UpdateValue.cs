namespace FauxSql.Protocol.Expressions;

/// <summary>What a SET action assigns.</summary>
public abstract record UpdateValue
{
    private UpdateValue()
    {
    }

    /// <summary>The value at a path, or a constant. A size cannot be assigned.</summary>
    /// <param name="Of">The operand.</param>
    public sealed record Plain(Operand Of) : UpdateValue;

    /// <summary><c>if_not_exists(path, otherwise)</c></summary>
    /// <param name="At">The path whose value is taken if there is one.</param>
    /// <param name="Otherwise">What is taken else.</param>
    public sealed record IfNotExists(DocumentPath At, UpdateValue Otherwise) : UpdateValue;

    /// <summary><c>list_append(first, second)</c></summary>
    /// <param name="First">The list in front.</param>
    /// <param name="Second">The list behind.</param>
    public sealed record ListAppend(UpdateValue First, UpdateValue Second) : UpdateValue;

    /// <summary><c>left + right</c></summary>
    /// <param name="Left">A number.</param>
    /// <param name="Right">A number.</param>
    public sealed record Plus(UpdateValue Left, UpdateValue Right) : UpdateValue;

    /// <summary><c>left - right</c></summary>
    /// <param name="Left">A number.</param>
    /// <param name="Right">The number taken away.</param>
    public sealed record Minus(UpdateValue Left, UpdateValue Right) : UpdateValue;
}
