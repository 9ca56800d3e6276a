using FauxSql.Generator.Diagnostics;
using FauxSql.Schema;

namespace FauxSql.Generator.Model;

// What was found at one [Table]: the entity unless it is wrong, and the nested types it stores. Places are kept apart, so that the model
// of what is generated does not change when code moves.
internal sealed record EntityResult(EntityModel? Entity, ValueList<TypeModel> Nested, ValueList<DiagnosticInfo> Diagnostics)
{
    // The enums that it, or what is nested in it, holds.
    public ValueList<EnumModel> Enums { get; init; } = [];

    public PlaceInfo? Place { get; init; }

    public ValueList<(string Property, PlaceInfo? Place)> Places { get; init; } = [];

    public PlaceInfo? PlaceOf(string property) => Places.FirstOrDefault(place => place.Property == property).Place ?? Place;
}
