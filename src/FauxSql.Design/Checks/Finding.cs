namespace FauxSql.Design.Checks;

/// <summary>Something in a model, or in its data, that a rule finds wrong.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Message">What is wrong, a colon, and what to do.</param>
public sealed record Finding(Rule Rule, ModelPlace Place, string Message)
{
    /// <summary>How much it matters.</summary>
    public Severity Severity { get; init; } = Rule.Severity;

    /// <summary>The entity's name, or <see langword="null"/> when it is of the whole model.</summary>
    public string? Entity { get; init; }

    /// <summary>The stored name of the attribute, if it is of one.</summary>
    public string? Attribute { get; init; }

    /// <summary>The index's name, if it is of one.</summary>
    public string? Index { get; init; }

    /// <summary>The access pattern's description, if it is of one.</summary>
    public string? Pattern { get; init; }
}
