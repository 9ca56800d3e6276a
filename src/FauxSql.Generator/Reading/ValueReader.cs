using FauxSql.Generator.Model;
using FauxSql.Protocol.Values;
using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Reading;

// C# type → how it is stored; null when it cannot be. Nested types found on the way are handed to the caller.
internal sealed class ValueReader(Func<INamedTypeSymbol, string?> codecOfNested)
{
    private const string Codecs = "global::FauxSql.Codecs.Codecs.";
    private const string Fields = "global::FauxSql.Fields.";

    // Generic collections by metadata name, with how one is made of the items gathered.
    private static readonly Dictionary<string, string> Lists = new()
    {
        ["IReadOnlyList`1"] = "items",
        ["IReadOnlyCollection`1"] = "items",
        ["IEnumerable`1"] = "items",
        ["IList`1"] = "items",
        ["ICollection`1"] = "items",
        ["List`1"] = "items",
        ["ImmutableList`1"] = "[.. items]",
        ["ValueList`1"] = "[.. items]",
    };

    private static readonly Dictionary<string, string> Sets = new()
    {
        ["ISet`1"] = "items",
        ["IReadOnlySet`1"] = "items",
        ["HashSet`1"] = "items",
        ["SortedSet`1"] = "[.. items]",
        ["ImmutableHashSet`1"] = "[.. items]",
        ["ImmutableSortedSet`1"] = "[.. items]",
        ["IImmutableSet`1"] = "global::System.Collections.Immutable.ImmutableHashSet.CreateRange(items)",
    };

    private static readonly Dictionary<string, string> Dictionaries = new()
    {
        ["IReadOnlyDictionary`2"] = "items",
        ["IDictionary`2"] = "items",
        ["Dictionary`2"] = "items",
        ["SortedDictionary`2"] = "new(items)",
        ["ImmutableDictionary`2"] = "global::System.Collections.Immutable.ImmutableDictionary.CreateRange(items)",
        ["ImmutableSortedDictionary`2"] = "global::System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(items)",
    };

    public static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    // The type of the elements of an array or list.
    public static ITypeSymbol? ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol generic when NameIn(Lists, generic) is not null => generic.TypeArguments[0],
        _ => null,
    };

    public ValueModel? Read(ITypeSymbol type, int instantDigits, bool isTimeToLive)
    {
        type = Underlying(type);
        var name = type.NonNullName();
        if (isTimeToLive)
            return Scalar(name, name == "global::System.DateTime" ? "EpochSecondsDateTime" : "EpochSeconds", AttributeKind.Number, "OrderedField");
        switch (type.SpecialType)
        {
            case SpecialType.System_String:
                return new ValueModel(name, Codecs + "String", AttributeKind.String, Fields + "StringField") { IsScalar = true, IsString = true };
            case SpecialType.System_Boolean:
                return Scalar(name, "Boolean", AttributeKind.Boolean, "Field") with { IsScalar = false };
            case >= SpecialType.System_SByte and <= SpecialType.System_UInt64:
                return Scalar(name, $"Integer<{name}>()", AttributeKind.Number, "NumberField");
            case SpecialType.System_Decimal:
                return Scalar(name, "Decimal", AttributeKind.Number, "NumberField");
            case SpecialType.System_Double:
                return Scalar(name, "Double", AttributeKind.Number, "NumberField");
            case SpecialType.System_Single:
                return Scalar(name, "Single", AttributeKind.Number, "NumberField");
            case SpecialType.System_DateTime:
                return Scalar(name, $"DateTime({instantDigits})", AttributeKind.String, "OrderedField") with { HasInstant = true };
        }

        return name switch
        {
            "global::System.Guid" => Scalar(name, "Guid", AttributeKind.String, "Field"),
            "global::System.DateTimeOffset" => Scalar(name, $"DateTimeOffset({instantDigits})", AttributeKind.String, "OrderedField") with { HasInstant = true },
            "global::System.DateOnly" => Scalar(name, "DateOnly", AttributeKind.String, "OrderedField"),
            "global::System.TimeOnly" => Scalar(name, "TimeOnly", AttributeKind.String, "OrderedField"),
            "global::System.TimeSpan" => Scalar(name, "TimeSpan", AttributeKind.Number, "OrderedField"),
            _ when type.TypeKind == TypeKind.Enum => Scalar(name, $"Enum<{name}>()", AttributeKind.String, "Field"),
            _ when type is IArrayTypeSymbol { Rank: 1 } array => OfArray(array, name, instantDigits),
            _ when type is INamedTypeSymbol named => OfCollection(named, name, instantDigits) ?? OfNested(named, name),
            _ => null,
        };
    }

    private static ValueModel Scalar(string type, string codec, AttributeKind kind, string field) =>
        new(type, Codecs + codec, kind, $"{Fields}{field}<{type}>") { IsScalar = true };

    private static string? NameIn(Dictionary<string, string> collections, INamedTypeSymbol type) =>
        type.IsGenericType && type.ContainingNamespace.ToDisplayString() is "System.Collections.Generic" or "System.Collections.Immutable" or "FauxSql.Schema"
            && collections.TryGetValue(type.MetadataName, out var create) ? create : null;

    private ValueModel? OfNested(INamedTypeSymbol type, string name) => codecOfNested(type) is not { } nested ? null
        : new ValueModel(name, $"{nested}Codec.Instance", AttributeKind.Map, null) { Nested = nested, HasNested = true };

    private ValueModel? OfArray(IArrayTypeSymbol array, string name, int instantDigits) =>
        array.ElementType.SpecialType == SpecialType.System_Byte
            ? Scalar(name, "Bytes", AttributeKind.Binary, "Field")
            : List(array.ElementType, name, "[.. items]", instantDigits);

    private ValueModel? OfCollection(INamedTypeSymbol type, string name, int instantDigits)
    {
        if (NameIn(Lists, type) is { } list)
            return List(type.TypeArguments[0], name, list, instantDigits);
        if (NameIn(Sets, type) is { } set)
            return Set(type, name, set, instantDigits);
        return NameIn(Dictionaries, type) is { } dictionary && type.TypeArguments[0].SpecialType == SpecialType.System_String
            ? Dictionary(type.TypeArguments[1], name, dictionary, instantDigits)
            : null;
    }

    private ValueModel? List(ITypeSymbol elementType, string name, string create, int instantDigits) =>
        Element(elementType, instantDigits) is not var (type, codec, value) ? null
        : new ValueModel(name, $"{Codecs}List<{name}, {type}>({codec}, static items => {create})", AttributeKind.List, $"{Fields}ListField<{name}, {type}>")
        {
            FieldArguments = codec,
            HasNested = value.HasNested,
            HasInstant = value.HasInstant,
        };

    private ValueModel? Set(INamedTypeSymbol set, string name, string create, int instantDigits)
    {
        var elementType = set.TypeArguments[0];
        if (Read(elementType, instantDigits, false) is not { IsScalar: true } element || !SymbolEqualityComparer.Default.Equals(Underlying(elementType), elementType))
            return null;

        // Bytes have no order.
        if (element.Kind == AttributeKind.Binary && set.MetadataName is "SortedSet`1" or "ImmutableSortedSet`1")
            return null;
        return new ValueModel(
            name,
            $"{Codecs}Set<{name}, {element.Type}>({element.Codec}, static items => {create})",
            element.Kind switch
            {
                AttributeKind.String => AttributeKind.StringSet,
                AttributeKind.Number => AttributeKind.NumberSet,
                _ => AttributeKind.BinarySet,
            },
            $"{Fields}SetField<{name}, {element.Type}>")
        {
            FieldArguments = element.Codec,
            HasInstant = element.HasInstant,
            Empty = create.Replace("items", $"new global::System.Collections.Generic.HashSet<{element.Type}>()"),
        };
    }

    private ValueModel? Dictionary(ITypeSymbol elementType, string name, string create, int instantDigits) =>
        Element(elementType, instantDigits) is not var (type, codec, value) ? null
        : new ValueModel(name, $"{Codecs}Dictionary<{name}, {type}>({codec}, static items => {create})", AttributeKind.Map, $"{Fields}Field<{name}>")
        {
            HasNested = value.HasNested,
            HasInstant = value.HasInstant,
        };

    private (string Type, string Codec, ValueModel Value)? Element(ITypeSymbol type, int instantDigits)
    {
        if (Read(type, instantDigits, false) is not { } value)
            return null;
        return SymbolEqualityComparer.Default.Equals(Underlying(type), type)
            ? (type.FullName(), type.NullableAnnotation == NullableAnnotation.Annotated ? value.Codec + "!" : value.Codec, value)
            : (type.FullName(), $"{Codecs}Nullable<{value.Type}>({value.Codec})", value);
    }
}
