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
        ["ImmutableArray`1"] = "[.. items]",
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
                return Scalar(name, $"DateTime({instantDigits})", AttributeKind.String, "OrderedField");
        }

        return name switch
        {
            "global::System.Guid" => Scalar(name, "Guid", AttributeKind.String, "Field"),
            "global::System.DateTimeOffset" => Scalar(name, $"DateTimeOffset({instantDigits})", AttributeKind.String, "OrderedField"),
            "global::System.DateOnly" => Scalar(name, "DateOnly", AttributeKind.String, "OrderedField"),
            "global::System.TimeOnly" => Scalar(name, "TimeOnly", AttributeKind.String, "OrderedField"),
            "global::System.TimeSpan" => Scalar(name, "TimeSpan", AttributeKind.Number, "OrderedField"),
            _ when type.TypeKind == TypeKind.Enum => Scalar(name, $"Enum<{name}>()", AttributeKind.String, "Field"),
            _ when type is IArrayTypeSymbol { Rank: 1 } array => OfArray(array, name, instantDigits),
            _ when type is INamedTypeSymbol { IsGenericType: true } generic => OfGeneric(generic, name, instantDigits),
            _ when type is INamedTypeSymbol named && codecOfNested(named) is { } codec =>
                new ValueModel(name, $"{codec}Codec.Instance", AttributeKind.Map, null) { Nested = codec },
            _ => null,
        };
    }

    private static ValueModel Scalar(string type, string codec, AttributeKind kind, string field) =>
        new(type, Codecs + codec, kind, $"{Fields}{field}<{type}>") { IsScalar = true };

    private ValueModel? OfArray(IArrayTypeSymbol array, string name, int instantDigits) =>
        array.ElementType.SpecialType == SpecialType.System_Byte
            ? Scalar(name, "Bytes", AttributeKind.Binary, "Field")
            : List(array.ElementType, name, "[.. items]", instantDigits);

    private ValueModel? OfGeneric(INamedTypeSymbol type, string name, int instantDigits)
    {
        if (type.TypeArguments.Length == 1 && Lists.TryGetValue(type.MetadataName, out var list))
            return List(type.TypeArguments[0], name, list, instantDigits);
        if (type.TypeArguments.Length == 1 && Sets.TryGetValue(type.MetadataName, out var set))
            return Set(type.TypeArguments[0], name, set, instantDigits);
        return type.TypeArguments.Length == 2 && type.TypeArguments[0].SpecialType == SpecialType.System_String
            && Dictionaries.TryGetValue(type.MetadataName, out var dictionary)
                ? Dictionary(type.TypeArguments[1], name, dictionary, instantDigits)
                : null;
    }

    private ValueModel? List(ITypeSymbol elementType, string name, string create, int instantDigits) =>
        Element(elementType, instantDigits) is not var (type, codec, value) ? null
        : new ValueModel(name, $"{Codecs}List<{name}, {type}>({codec}, static items => {create})", AttributeKind.List, $"{Fields}ListField<{name}, {type}>")
        {
            FieldArguments = codec,
            Nested = value.IsSequence ? null : value.Nested,
            IsSequence = true,
        };

    private ValueModel? Set(ITypeSymbol elementType, string name, string create, int instantDigits) =>
        Read(elementType, instantDigits, false) is not { IsScalar: true } element || !SymbolEqualityComparer.Default.Equals(Underlying(elementType), elementType) ? null
        : new ValueModel(
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
            Empty = create == "items" ? $"new global::System.Collections.Generic.HashSet<{element.Type}>()" : create == "[.. items]" ? "[]" : $"global::System.Collections.Immutable.ImmutableHashSet<{element.Type}>.Empty",
        };

    private ValueModel? Dictionary(ITypeSymbol elementType, string name, string create, int instantDigits) =>
        Element(elementType, instantDigits) is not var (type, codec, _) ? null
        : new ValueModel(name, $"{Codecs}Dictionary<{name}, {type}>({codec}, static items => {create})", AttributeKind.Map, $"{Fields}Field<{name}>");

    private (string Type, string Codec, ValueModel Value)? Element(ITypeSymbol type, int instantDigits)
    {
        if (Read(type, instantDigits, false) is not { } value)
            return null;
        return SymbolEqualityComparer.Default.Equals(Underlying(type), type)
            ? (type.FullName(), value.Codec, value)
            : (type.FullName(), $"{Codecs}Nullable<{value.Type}>({value.Codec})", value);
    }
}
