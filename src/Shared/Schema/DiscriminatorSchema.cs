namespace FauxSql.Schema;

/// <summary>What tells the subtypes of an entity apart.</summary>
/// <param name="Attribute">The stored name of the attribute that holds the subtype's value.</param>
/// <param name="Subtypes">The subtypes, in alphabetical order of their names.</param>
public sealed record DiscriminatorSchema(string Attribute, ValueList<SubtypeSchema> Subtypes);
