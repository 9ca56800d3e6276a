using FauxSql.Generator.Diagnostics;
using FauxSql.Schema;

namespace FauxSql.Generator.Model;

// What was found at one [Subtype]: the full name of the entity that it is derived from, if any, and the subtype unless it is wrong.
internal sealed record SubtypeResult(string? Entity, string Name, SubtypeModel? Subtype, ValueList<TypeModel> Nested, ValueList<DiagnosticInfo> Diagnostics)
{
    public ValueList<EnumModel> Enums { get; init; } = [];

    public PlaceInfo? Place { get; init; }

    public ValueList<(string Property, PlaceInfo? Place)> Places { get; init; } = [];

    public PlaceInfo? PlaceOf(string property) => Places.FirstOrDefault(place => place.Property == property).Place ?? Place;
}
