using FauxSql.Generator.Diagnostics;

namespace FauxSql.Generator.Model;

// A class marked [Change]. Entity is the full name of the type whose items it changes.
internal sealed record ChangeModel(string FullName, string Name, string Entity, string EntityName, int Version, PlaceInfo? Place, DiagnosticInfo? Problem);
