using FauxSql.Generator.Diagnostics;

namespace FauxSql.Generator.Model;

internal sealed record DatabaseModel(string Namespace, string Name, string Accessibility, DiagnosticInfo? Problem);
