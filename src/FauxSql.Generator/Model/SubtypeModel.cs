using FauxSql.Schema;

namespace FauxSql.Generator.Model;

// A type derived from an abstract entity, with the properties that it inherits. Value is what the entity's discriminator has for it.
internal sealed record SubtypeModel(TypeModel Type, string Value)
{
    public ValueList<SuppressionSchema> Suppressions { get; init; } = [];
}
