using FauxSql.Schema;

namespace FauxSql.Generator.Model;

// All that code is generated from.
internal sealed record DatabaseInput(
    ValueList<EntityResult> Entities,
    ValueList<DatabaseModel> Databases,
    ValueList<MethodModel> Patterns,
    ValueList<MethodModel> SampleData);
