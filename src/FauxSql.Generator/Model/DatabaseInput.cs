using FauxSql.Schema;

namespace FauxSql.Generator.Model;

// All that was read of the project.
internal sealed record DatabaseInput(
    ValueList<EntityResult> Entities,
    ValueList<SubtypeResult> Subtypes,
    ValueList<DatabaseModel> Databases,
    ValueList<MethodModel> Patterns,
    ValueList<MethodModel> SampleData,
    ValueList<ChangeModel> Changes);
