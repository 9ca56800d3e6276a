using FauxSql.Generator.Diagnostics;

namespace FauxSql.Generator.Model;

internal sealed record RelatedModel(string Property, string DeclaredType, string Target, bool IsMany, bool IsPlainList, string? Via, PlaceInfo? Place);
