using FauxSql.Generator.Model;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Reading;

// C# type → how it is stored; null when it cannot be. Nested types found on the way are handed to the caller.
internal sealed class ValueReader(IAssemblySymbol project, Func<INamedTypeSymbol, string?> codecOfNested)
{
    private const string Codecs = "global::FauxSql.Codecs.Codecs.";
    private const string Fields = "global::FauxSql.Fields.";

    private readonly HashSet<string> _open = [];

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

    // The project's enums that were met, by their full names.
    public Dictionary<string, EnumModel> Enums { get; } = [];

    // What is wrong with a converter that was met.
    public string? Problem { get; private set; }

    public static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    // The type of the elements of an array or list.
    public static ITypeSymbol? ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol generic when NameIn(Lists, generic) is not null => generic.TypeArguments[0],
        _ => null,
    };

    public ValueModel? ReadProperty(ITypeSymbol type, ValueOptions options, bool isTimeToLive)
    {
        Problem = null;
        return Read(type, options, isTimeToLive);
    }

    private ValueModel? Read(ITypeSymbol type, ValueOptions options, bool isTimeToLive)
    {
        type = Underlying(type);
        var name = type.NonNullName();
        if (!isTimeToLive && ConverterReader.For(type, options.Converter) is { } converter)
            return OfConverter(converter, type, options);
        if (isTimeToLive)
            return Scalar(name, name == "global::System.DateTime" ? "EpochSecondsDateTime" : "EpochSeconds", AttributeKind.Number, "OrderedField");
        switch (type.SpecialType)
        {
            case SpecialType.System_String:
                return new ValueModel(name, Codecs + "String", AttributeKind.String, Fields + $"TextField<{name}>") { IsScalar = true, IsString = true };
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
                return Scalar(name, $"DateTime({options.Digits})", AttributeKind.String, "OrderedField") with { Digits = options.Digits };
        }

        return name switch
        {
            "global::System.Guid" => Scalar(name, "Guid", AttributeKind.String, "Field"),
            "global::System.DateTimeOffset" => Scalar(name, $"DateTimeOffset({options.Digits})", AttributeKind.String, "OrderedField") with { Digits = options.Digits },
            "global::System.DateOnly" => Scalar(name, "DateOnly", AttributeKind.String, "OrderedField"),
            "global::System.TimeOnly" => Scalar(name, "TimeOnly", AttributeKind.String, "OrderedField"),
            "global::System.TimeSpan" => Scalar(name, "TimeSpan", AttributeKind.Number, "OrderedField"),
            _ when type.TypeKind == TypeKind.Enum => OfEnum(type, name),
            _ when type is IArrayTypeSymbol { Rank: 1 } array => OfArray(array, name, options),
            _ when type is INamedTypeSymbol named => OfCollection(named, name, options) ?? OfNested(named, name),
            _ => null,
        };
    }

    private ValueModel OfEnum(ITypeSymbol type, string name)
    {
        if (SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, project))
            Enums[name] = new EnumModel(type.Name, name, type.GetMembers().OfType<IFieldSymbol>().Where(member => member.HasConstantValue).OrderBy(member => member.ConstantValue).Select(member => member.Name).ToValueList());
        return Scalar(name, $"Enum<{name}>()", AttributeKind.String, "Field") with { Names = EnumNames.Of(type), IsFlags = EnumNames.IsFlags(type) };
    }

    // The stored type may have a converter of its own, but none may lead back to itself.
    private ValueModel? OfConverter(INamedTypeSymbol converter, ITypeSymbol type, ValueOptions options)
    {
        var name = converter.NonNullName();
        if (ConverterReader.Problem(converter, type, project) is { } problem)
            return Refuse(problem);
        var (_, storedType, isOrdered) = ConverterReader.SidesOf(converter)!.Value;
        if (!_open.Add(name))
            return Refuse($"{converter.Name} leads back to itself");
        var stored = Read(storedType, options with { Converter = null }, false);
        _open.Remove(name);
        return stored is null
            ? Refuse(Problem ?? $"{converter.Name} stores a {storedType.ShortName()}, which cannot be stored")
            : Converted(stored, type.NonNullName(), name, isOrdered && stored is { IsScalar: true, IsOrdered: true });
    }

    private static ValueModel Converted(ValueModel stored, string type, string converter, bool isOrdered) => new(
        type,
        $"{Codecs}Converted<{type}, {stored.Type}, {converter}>({stored.Codec})",
        stored.Kind,
        $"{Fields}{(isOrdered ? "Ordered" : "")}Field<{type}>")
    {
        IsScalar = stored.IsScalar,
        IsString = type == "string",
        HasNested = stored.HasNested,
        Digits = stored.Digits,
        Empty = stored.Empty is null ? null : $"{Codecs}FromStored<{type}, {stored.Type}, {converter}>({stored.Empty})",
        Converter = converter,
        IsConverted = true,
        Stored = stored,
        IsOrdered = isOrdered,
    };

    private ValueModel? Refuse(string problem)
    {
        Problem = problem;
        return null;
    }

    private static ValueModel Scalar(string type, string codec, AttributeKind kind, string field) =>
        new(type, Codecs + codec, kind, $"{Fields}{field}<{type}>") { IsScalar = true };

    private static string? NameIn(Dictionary<string, string> collections, INamedTypeSymbol type) =>
        type.IsGenericType && type.ContainingNamespace.ToDisplayString() is "System.Collections.Generic" or "System.Collections.Immutable" or "FauxSql.Schema"
            && collections.TryGetValue(type.MetadataName, out var create) ? create : null;

    private ValueModel? OfNested(INamedTypeSymbol type, string name) => codecOfNested(type) is not { } nested ? null
        : new ValueModel(name, $"{nested}Codec.Instance", AttributeKind.Map, null) { Nested = nested, HasNested = true };

    private ValueModel? OfArray(IArrayTypeSymbol array, string name, ValueOptions options) =>
        array.ElementType.SpecialType == SpecialType.System_Byte
            ? Scalar(name, "Bytes", AttributeKind.Binary, "Field")
            : List(array.ElementType, name, "[.. items]", options);

    private ValueModel? OfCollection(INamedTypeSymbol type, string name, ValueOptions options)
    {
        if (NameIn(Lists, type) is { } list)
            return List(type.TypeArguments[0], name, list, options);
        if (NameIn(Sets, type) is { } set)
            return Set(type, name, set, options);
        return NameIn(Dictionaries, type) is { } dictionary && type.TypeArguments[0].SpecialType == SpecialType.System_String
            ? Dictionary(type.TypeArguments[1], name, dictionary, options)
            : null;
    }

    private ValueModel? List(ITypeSymbol elementType, string name, string create, ValueOptions options) =>
        Element(elementType, options) is not var (type, codec, value, isNullable, field, at) ? null
        : new ValueModel(name, $"{Codecs}List<{name}, {type}>({codec}, static items => {create})", AttributeKind.List, $"{Fields}ListField<{name}, {type}, {field}>")
        {
            FieldArguments = $"{codec}, {at}",
            Element = value,
            HasNulls = isNullable,
            HasNested = value.HasNested,
            Digits = value.Digits,
            Converter = value.Converter,
        };

    private ValueModel? Set(INamedTypeSymbol set, string name, string create, ValueOptions options)
    {
        var elementType = set.TypeArguments[0];
        if (Read(elementType, options, false) is not { IsScalar: true } element || !SymbolEqualityComparer.Default.Equals(Underlying(elementType), elementType))
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
            Element = element,
            Digits = element.Digits,
            Converter = element.Converter,
            Empty = create.Replace("items", $"new global::System.Collections.Generic.HashSet<{element.Type}>()"),
        };
    }

    private ValueModel? Dictionary(ITypeSymbol elementType, string name, string create, ValueOptions options) =>
        Element(elementType, options) is not var (type, codec, value, isNullable, field, at) ? null
        : new ValueModel(name, $"{Codecs}Dictionary<{name}, {type}>({codec}, static items => {create})", AttributeKind.Map, $"{Fields}MapField<{name}, {field}>")
        {
            FieldArguments = at,
            Element = value,
            HasNulls = isNullable,
            HasNested = value.HasNested,
            Digits = value.Digits,
            Converter = value.Converter,
        };

    // Field is what an element is as an attribute, At the function that makes it of a path.
    private (string Type, string Codec, ValueModel Value, bool IsNullable, string Field, string At)? Element(ITypeSymbol type, ValueOptions options)
    {
        if (Read(type, options, false) is not { } value)
            return null;
        var isStruct = !SymbolEqualityComparer.Default.Equals(Underlying(type), type);
        var isNullable = isStruct || type.NullableAnnotation == NullableAnnotation.Annotated;
        var codec = isStruct ? $"{Codecs}Nullable<{value.Type}>({value.Codec})" : isNullable ? value.Codec + "!" : value.Codec;
        var field = value.FieldOf(isNullable);
        var arguments = value.Nested is not null ? "null, false" : value.FieldArguments is { } more ? $"{codec}, {more}" : codec;
        return (type.FullName(), codec, value, isNullable, field, $"static path => new {field}(path, {arguments})");
    }
}
