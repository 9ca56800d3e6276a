using FauxSql.Generator.Diagnostics;
using FauxSql.Schema;

namespace FauxSql.Generator.Model;

// A method marked [AccessPattern] or [SampleData].
internal sealed record MethodModel(string FullName, string Description, string Status, string? Job, string Database, string Entity, PlaceInfo? Place, DiagnosticInfo? Problem)
{
    public ValueList<SuppressionSchema> Suppressions { get; init; } = [];
}
