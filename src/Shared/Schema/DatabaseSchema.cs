namespace FauxSql.Schema;

/// <summary>All that a model says, as immutable data: what the generator emits and everything else reads.</summary>
/// <param name="Name">The name of the class marked <c>[Database]</c>, such as <c>ShopDb</c>.</param>
/// <param name="Entities">The entities, in alphabetical order of their names.</param>
/// <param name="Patterns">The composite access patterns, which are methods, in alphabetical order of their descriptions.</param>
public sealed record DatabaseSchema(string Name, ValueList<EntitySchema> Entities, ValueList<AccessPatternSchema> Patterns)
{
    /// <summary>The enums and records of the project that attributes hold, in alphabetical order of their full names.</summary>
    public ValueList<TypeSchema> Types { get; init; } = [];

    /// <summary>Where rules do not apply, in the order declared.</summary>
    public ValueList<SuppressionSchema> Suppressions { get; init; } = [];
}
