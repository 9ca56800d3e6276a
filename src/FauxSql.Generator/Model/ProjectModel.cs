using FauxSql.Schema;

namespace FauxSql.Generator.Model;

// All that code is generated from: what is right, in its order, and without places.
internal sealed record ProjectModel(
    ValueList<EntityModel> Entities,
    ValueList<TypeModel> Nested,
    DatabaseModel? Database,
    ValueList<MethodModel> Patterns,
    MethodModel? SampleData,
    bool IsRight)
{
    public ValueList<EnumModel> Enums { get; init; } = [];
}
