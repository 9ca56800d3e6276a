using FauxSql.Generator.Diagnostics;
using FauxSql.Schema;

namespace FauxSql.Generator.Model;

// What was found at one [Table]: the entity unless it is wrong, and the nested types it stores.
internal sealed record EntityResult(EntityModel? Entity, ValueList<TypeModel> Nested, ValueList<DiagnosticInfo> Diagnostics);
