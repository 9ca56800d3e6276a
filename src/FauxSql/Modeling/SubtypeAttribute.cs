namespace FauxSql.Modeling;

/// <summary>
/// Marks a partial record or class as one of the types that the items of an abstract entity have: the entity is a base type of it, marked
/// <see cref="TableAttribute"/>. It is stored in the entity's table, with properties of its own beside those of the entity.
/// </summary>
/// <param name="value">What the discriminator attribute of its items holds, which no other subtype of the entity has.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SubtypeAttribute(string value) : Attribute
{
    /// <summary>What the discriminator attribute of its items holds.</summary>
    public string Value { get; } = value;
}
