using FauxSql.Generator.Diagnostics;
using FauxSql.Schema;

namespace FauxSql.Generator.Model;

// Members are the names that a generated member cannot have.
internal sealed record DatabaseModel(string Namespace, string Name, string FullName, ValueList<string> Members, PlaceInfo? Place, DiagnosticInfo? Problem)
{
    public ValueList<SuppressionSchema> Suppressions { get; init; } = [];
}
