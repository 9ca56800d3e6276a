namespace FauxSql.Schema;

/// <summary>A foreign key.</summary>
/// <param name="Attribute">The stored name of the attribute that holds the key.</param>
/// <param name="Target">The name of the entity referred to.</param>
/// <param name="Because">Why the relationship is kept this way, or <see langword="null"/>.</param>
public sealed record ReferenceSchema(string Attribute, string Target, string? Because)
{
    /// <summary>Whether writes check that the item referred to is there.</summary>
    public bool IsEnforced { get; init; }
}
