using FauxSql.Generator.Diagnostics;
using FauxSql.Schema;

namespace FauxSql.Generator.Model;

internal sealed record CheckedModel(ProjectModel Model, ValueList<DiagnosticInfo> Diagnostics);
