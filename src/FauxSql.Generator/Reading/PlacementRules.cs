using FauxSql.Generator.Diagnostics;
using FauxSql.Generator.Model;
using FauxSql.Protocol.Values;
using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Reading;

// Which attributes may stand on a stored property: one that has no effect would be believed to have one.
internal static class PlacementRules
{
    private static readonly string[] OfEntities =
        ["PartitionKey", "SortKey", "Index", "IndexSortKey", "Sharded", "References`1", "Related", "Version", "TimeToLive", "Unique", "Derived", "Renamed"];

    private static readonly string[] WithOneName = ["Unique", "Version", "TimeToLive", "Derived"];

    public static IEnumerable<DiagnosticInfo> CheckNested(IPropertySymbol property) => OfEntities.Where(name => Has(property, name))
        .Select(name => Misplaced(property, name, "only the properties of an entity have it; this is a type stored within one"));

    public static IEnumerable<DiagnosticInfo> CheckSubtype(IPropertySymbol property, INamedTypeSymbol entity) => OfEntities
        .Where(name => name != "Derived" && Has(property, name))
        .Select(name => Misplaced(property, name, $"a subtype has no keys, indexes, references, navigations, unique or renamed values of its own; declare the property in {entity.Name}, nullable if only some subtypes have it"));

    public static IEnumerable<DiagnosticInfo> Check(IPropertySymbol property, ValueModel value)
    {
        if (Has(property, "Version") && property.Type.SpecialType is not (SpecialType.System_Int32 or SpecialType.System_Int64))
            yield return DiagnosticInfo.At(property, "FXS013", property.Name, property.Type.ShortName());
        if (Has(property, "Version") && property.SetMethod is null)
            yield return DiagnosticInfo.At(property, "FXS020", property.Name, "the version of what was stored cannot be set");
        if (Has(property, "Version") && property.IsKey())
            yield return Misplaced(property, "Version", "a version changes with every write, and a key never does; use a property of its own");
        if (Has(property, "Unique") && value.Kind is not (AttributeKind.String or AttributeKind.Number or AttributeKind.Binary))
            yield return DiagnosticInfo.At(property, "FXS029", property.Name, property.Type.ShortName());
        foreach (var problem in Embedded(property, value).Concat(Instants(property, value)).Concat(Names(property)).Concat(Converters(property, value)).Concat(Renames(property, value)))
            yield return problem;
    }

    public static IEnumerable<DiagnosticInfo> CheckNavigation(IPropertySymbol property) =>
        Others(property, "RelatedAttribute", "a navigation is never stored; put it on the property that holds the key");

    public static IEnumerable<DiagnosticInfo> CheckLeftOut(ISymbol member) => Others(member, "NotStoredAttribute", "it is not stored; remove one of the two");

    private static IEnumerable<DiagnosticInfo> Others(ISymbol member, string own, string why) => member.GetAttributes()
        .Where(attribute => attribute.AttributeClass is { } type && type.IsModeling() && type.Name != own)
        .Select(attribute => Misplaced(member, attribute.AttributeClass!.Name.Replace("Attribute", ""), why));

    private static IEnumerable<DiagnosticInfo> Embedded(IPropertySymbol property, ValueModel value)
    {
        if (property.Find("EmbeddedAttribute") is not { } embedded)
            yield break;
        var max = embedded.Named<int>("Max");
        if (max < 0)
            yield return DiagnosticInfo.At(property, "FXS030", property.Name, "Embedded", $"Max = {max}", "use a number above 0");
        else if (max == 0 && value.IsCountable)
            yield return DiagnosticInfo.At(property, "FXS023", property.Name);
        else if (max > 0 && !value.IsCountable)
            yield return Misplaced(property, "Embedded(Max)", "only a list, set or dictionary has a number of elements; leave out Max");
        else if (!value.IsCountable && value.Kind != AttributeKind.Map)
            yield return Misplaced(property, "Embedded", "a single value is a part of the item anyway; remove it");
    }

    private static IEnumerable<DiagnosticInfo> Instants(IPropertySymbol property, ValueModel value)
    {
        if (property.Find("InstantDigitsAttribute") is not { } digits)
            yield break;
        if (digits.Argument<int>(0) is < 0 or > 7)
            yield return DiagnosticInfo.At(property, "FXS030", property.Name, "InstantDigits", $"{digits.Argument<int>(0)}", "use 0 to 7");
        if (Has(property, "TimeToLive"))
            yield return Misplaced(property, "InstantDigits", "a time to live is stored as whole seconds; remove it");
        else if (value.Digits is null)
            yield return Misplaced(property, "InstantDigits", "it says how DateTimeOffset and DateTime are stored; remove it");
    }

    private static IEnumerable<DiagnosticInfo> Renames(IPropertySymbol property, ValueModel value)
    {
        if (!Has(property, "Renamed"))
            yield break;
        if (property.MirrorName() == property.StoredName())
            yield return Misplaced(property, "Renamed", $"it is stored as {property.StoredName()} anyway; name what it was stored as before");
        else if (property.IsPrimaryKey())
            yield return Misplaced(property, "Renamed", "it is part of the primary key, which a table never changes; give the entity another table");
        else if (WithOneName.FirstOrDefault(name => Has(property, name)) is { } other)
            yield return Misplaced(property, "Renamed", $"it is [{other}], which cannot have two names at once; add a property by the new name, and remove this one later");
        else if (value.Kind is not (AttributeKind.String or AttributeKind.Number or AttributeKind.Binary or AttributeKind.Boolean))
            yield return Misplaced(property, "Renamed", "only a single value can have two names at once; add a property by the new name, and remove this one later");
    }

    private static IEnumerable<DiagnosticInfo> Converters(IPropertySymbol property, ValueModel value)
    {
        if (ConverterReader.On(property) is { } converter && value.Converter != converter.NonNullName())
            yield return DiagnosticInfo.At(property, "FXS042", property.Name, $"{converter.Name} converts {ConverterReader.TakenBy(converter)}, which {property.Type.ShortName()} neither is nor holds");
        else if (value.IsConverted && Has(property, "Version"))
            yield return Misplaced(property, "Version", "a version is counted by DynamoDB itself; remove the converter");
        else if (value.IsConverted && Has(property, "UnknownNames"))
            yield return Misplaced(property, "UnknownNames", "a converter reads the property; let it read unknown names");
    }

    private static IEnumerable<DiagnosticInfo> Names(IPropertySymbol property)
    {
        if (!Has(property, "UnknownNames"))
            yield break;
        if (ValueReader.Underlying(property.Type).TypeKind != TypeKind.Enum)
            yield return Misplaced(property, "UnknownNames", "it says how the names of an enum are read, and works on a property that is an enum itself; remove it");
        else if (property.IsDerived())
            yield return Misplaced(property, "UnknownNames", "a derived property is never read; remove it");
        else if (property.IsKey() || Has(property, "Unique"))
            yield return Misplaced(property, "UnknownNames", "an unknown key cannot be kept, because the item could not be found again; remove it, or use a string");
    }

    private static bool Has(IPropertySymbol property, string attribute)
    {
        var arity = attribute.IndexOf('`');
        return property.Find(arity < 0 ? attribute + "Attribute" : attribute.Insert(arity, "Attribute")) is not null;
    }

    private static DiagnosticInfo Misplaced(ISymbol member, string attribute, string why) =>
        DiagnosticInfo.At(member, "FXS022", member.Name, attribute.Split('`')[0], why);
}
