using FauxSql.Generator.Diagnostics;
using FauxSql.Generator.Model;
using FauxSql.Schema;
using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Reading;

// Reads the stored properties of an entity and of the nested types that it stores.
internal sealed class TypeReader
{
    private readonly Dictionary<string, TypeModel?> _nested = [];
    private readonly ValueReader _values;
    private readonly IAssemblySymbol _project;

    public TypeReader(IAssemblySymbol project)
    {
        _values = new ValueReader(project, CodecOfNested);
        _project = project;
    }

    public List<DiagnosticInfo> Diagnostics { get; } = [];

    public ValueList<TypeModel> Nested => _nested.Values.OfType<TypeModel>().ToValueList();

    public ValueList<EnumModel> Enums => _values.Enums.Values.ToValueList();

    public TypeModel Read(INamedTypeSymbol type, bool isEntity)
    {
        var properties = PropertyFinder.PropertiesOf(type);
        var readable = properties.Where(property => !property.IsDerived()).ToList();
        var constructor = ConstructorFinder.Find(type, readable);
        Diagnostics.AddRange(TypeRules.Check(type, readable, constructor));
        Diagnostics.AddRange(PropertyFinder.MembersOf(type).Where(member => member.IsLeftOut()).SelectMany(PlacementRules.CheckLeftOut));
        Diagnostics.AddRange(SiblingRules.Check(type, properties, isEntity));
        Diagnostics.AddRange(isEntity ? DerivedRules.Check(type, properties) : []);
        if (!isEntity)
            Diagnostics.AddRange(properties.SelectMany(PlacementRules.CheckNested));
        var stored = properties.Where(property => property.Find("RelatedAttribute") is null).ToList();
        Diagnostics.AddRange(AttributeNameRules.Check(type, stored));
        return new TypeModel(
            type.NamespaceName(),
            type.Name,
            type.NonNullName(),
            type.AccessibilityText(),
            type.Declaration(),
            stored.Select(property => Property(property, constructor, stored)).OfType<PropertyModel>().ToValueList())
        {
            Containers = type.SelfAndContainers().Skip(1).Reverse().Select(outer => outer.Declaration()).ToValueList(),
            SiblingName = type.SiblingName(),
            IsRecord = type.IsRecord,
            IsSealed = type.IsSealed,
            PrintModifiers = PrintReader.Modifiers(type),
            Printed = PrintReader.Members(type),
            EmptyParameters = EmptyParameters(constructor, [.. stored.Intersect(readable, SymbolEqualityComparer.Default).Cast<IPropertySymbol>()]).ToValueList(),
            EmptyMembers = constructor is not null && ConstructorFinder.SetsRequired(constructor) ? [] : EmptyMembers(type, stored).ToValueList(),
        };
    }

    private static IEnumerable<string> EmptyParameters(IMethodSymbol? constructor, List<IPropertySymbol> stored) =>
        from parameter in constructor?.Parameters ?? []
        where !parameter.HasExplicitDefaultValue && ConstructorFinder.PropertyOf(parameter, stored) is null
        select SymbolNames.Identifier(parameter.Name);

    private static IEnumerable<string> EmptyMembers(INamedTypeSymbol type, List<IPropertySymbol> stored) =>
        from member in PropertyFinder.MembersOf(type)
        where (member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }) && !stored.Exists(property => property.Name == member.Name)
        select SymbolNames.Identifier(member.Name);

    private PropertyModel? Property(IPropertySymbol property, IMethodSymbol? constructor, List<IPropertySymbol> stored)
    {
        var isTimeToLive = property.Find("TimeToLiveAttribute") is not null;
        var underlying = ValueReader.Underlying(property.Type);
        if (isTimeToLive && underlying.ToDisplayString() is not ("System.DateTimeOffset" or "System.DateTime"))
        {
            Diagnostics.Add(DiagnosticInfo.At(property, "FXS014", property.Name, property.Type.ShortName()));
            return null;
        }

        var options = new ValueOptions(property.Find("InstantDigitsAttribute")?.Argument<int>(0) ?? 7, ConverterReader.On(property));
        if (_values.ReadProperty(property.Type, options, isTimeToLive) is not { } value)
        {
            // The compiler has its own words for a type that is not there.
            if (_values.Problem is { } problem)
                Diagnostics.Add(DiagnosticInfo.At(property, "FXS042", property.Name, problem));
            else if (underlying.TypeKind != TypeKind.Error)
                Diagnostics.Add(DiagnosticInfo.At(property, "FXS003", property.Name, property.Type.ShortName()));
            return null;
        }

        var rules = new RuleReader(property, value);
        Diagnostics.AddRange(PlacementRules.Check(property, value));
        Diagnostics.AddRange(rules.Diagnostics);
        var isPrimary = property.IsPrimaryKey();
        var embedded = property.Find("EmbeddedAttribute");
        return new PropertyModel(
            property.Name,
            property.StoredName(),
            SymbolNames.Identifier(property.Name),
            property.Type.FullName(),
            property.Type.ShortName(),
            value)
        {
            IsNullable = property.NullableAnnotation == NullableAnnotation.Annotated
                || (property.NullableAnnotation == NullableAnnotation.None && property.Type.IsReferenceType && !isPrimary),
            Mirror = property.MirrorName(),
            IsValueType = property.Type.IsValueType,
            IsRequired = property.IsRequired && (constructor is null ? property.ContainingType.IsAbstract : !ConstructorFinder.SetsRequired(constructor)),
            Setter = property.SetMethod is null or { IsInitOnly: false, DeclaredAccessibility: Accessibility.Public } ? null : SetterReader.Read(property),
            Parameter = property.IsDerived() ? null : ConstructorFinder.NeededParameterOf(property, constructor),
            KeepsUnknownNames = property.Find("UnknownNamesAttribute")?.Argument<int>(0) == 1,
            Role = (isTimeToLive ? AttributeRole.TimeToLive : AttributeRole.None)
                | (property.Find("VersionAttribute") is null ? AttributeRole.None : AttributeRole.Version)
                | (property.Find("UniqueAttribute") is null ? AttributeRole.None : AttributeRole.Unique)
                | (SensitiveReader.IsOrHolds(property) ? AttributeRole.Sensitive : AttributeRole.None),
            IsMarkedSensitive = SensitiveReader.IsMarked(property),
            Embedded = embedded is null ? null : new EmbeddedSchema(embedded.Named<int>("Max") is > 0 and var max ? max : null, embedded.Named<string>("Because")),
            Unique = UniqueRules.Read(property),
            Rules = rules.Rules.ToValueList(),
            MaxLength = rules.MaxLength,
            Values = ValueCount.Of(property),
            DerivedFrom = property.IsDerived() ? DerivedRules.SourcesOf(property, stored) : [],
            IsPrimaryKey = isPrimary,
            IsKey = property.IsKey(),
        };
    }

    private string? CodecOfNested(INamedTypeSymbol type)
    {
        if (type is not { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } || type.IsEntityOrSubtype())
            return null;
        if (!SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _project))
            return null;
        var key = type.NonNullName();
        if (!_nested.ContainsKey(key))
        {
            Diagnostics.AddRange(type.SelfAndContainers().Where(one => !one.IsPartial() && !type.IsGenericType).Select(one => DiagnosticInfo.At(one, "FXS007", one.Name)));
            _nested[key] = null;
            _nested[key] = Read(type, isEntity: false);
        }

        return type.NamespaceName() is { Length: > 0 } space ? $"global::{space}.{type.SiblingName()}" : $"global::{type.SiblingName()}";
    }
}
