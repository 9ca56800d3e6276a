using FauxSql.Schema;

namespace FauxSql.Design.Relationships;

/// <summary>A relationship between two entities, or between an entity and what is embedded in it.</summary>
/// <param name="Source">The entity on the side of the one, such as <c>Customer</c>; of M:N the first in alphabetical order.</param>
/// <param name="Target">The entity on the other side, such as <c>Order</c>, or the type that is embedded.</param>
/// <param name="Cardinality">How many items stand on the two sides.</param>
/// <param name="Strategy">How it is kept.</param>
/// <param name="Attribute">
/// The stored name of the attribute that keeps it: the target's foreign key, or the source's embedded value. Of M:N the link entity's reference to
/// the source.
/// </param>
public sealed record Relationship(string Source, string Target, Cardinality Cardinality, RelationshipStrategy Strategy, string Attribute)
{
    /// <summary>The index of the target that finds the targets of a source, or <see langword="null"/>.</summary>
    public string? Index { get; init; }

    /// <summary>The link entity of M:N, or <see langword="null"/>.</summary>
    public string? Link { get; init; }

    /// <summary>The largest number of embedded elements, or <see langword="null"/> when there is no such bound.</summary>
    public int? Max { get; init; }

    /// <summary>Whether a target may be without a source.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether writes check that the source is there.</summary>
    public bool IsEnforced { get; init; }

    /// <summary>The navigations that follow it, such as <c>Customer.Orders</c>, in alphabetical order.</summary>
    public ValueList<string> Navigations { get; init; } = [];

    /// <summary>Why it is kept this way, in the words of the model, or <see langword="null"/>.</summary>
    public string? Because { get; init; }
}
