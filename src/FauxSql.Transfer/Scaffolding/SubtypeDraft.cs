namespace FauxSql.Transfer.Scaffolding;

/// <summary>One of the types that the items of an entity have.</summary>
/// <param name="Name">Its name, such as <c>CardPayment</c>.</param>
/// <param name="Value">What the discriminator has for it.</param>
public sealed record SubtypeDraft(string Name, string Value)
{
    /// <summary>The rules that do not apply to it.</summary>
    public IReadOnlyList<SuppressionDraft> Suppressions { get; init; } = [];
}
