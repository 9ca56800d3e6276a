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

    public TypeReader() => _values = new ValueReader(CodecOfNested);

    public List<DiagnosticInfo> Diagnostics { get; } = [];

    public ValueList<TypeModel> Nested => _nested.Values.OfType<TypeModel>().ToValueList();

    public static IEnumerable<IPropertySymbol> PropertiesOf(INamedTypeSymbol type)
    {
        var own = type.GetMembers().OfType<IPropertySymbol>().Where(property =>
            property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod: not null, SetMethod: not null }
            && !property.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "JsonIgnoreAttribute"));
        return type.BaseType is { SpecialType: SpecialType.None } parent ? PropertiesOf(parent).Where(property => !own.Any(mine => mine.Name == property.Name)).Concat(own) : own;
    }

    public TypeModel Read(INamedTypeSymbol type)
    {
        var constructor = type.InstanceConstructors
            .Where(candidate => candidate.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal
                && !(candidate.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(candidate.Parameters[0].Type, type)))
            .OrderBy(candidate => candidate.Parameters.Length)
            .FirstOrDefault();
        var properties = new List<PropertyModel>();
        foreach (var property in PropertiesOf(type))
        {
            if (property.Find("RelatedAttribute") is not null)
                continue;
            if (Property(property, constructor) is { } model)
                properties.Add(model);
        }

        var containers = new List<string>();
        var sibling = type.Name;
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            containers.Insert(0, outer.Declaration());
            sibling = outer.Name + "_" + sibling;
        }

        return new TypeModel(type.NamespaceName(), type.Name, type.NonNullName(), type.AccessibilityText(), type.Declaration(), properties.ToValueList())
        {
            Containers = containers.ToValueList(),
            SiblingName = sibling,
            IsRecord = type.IsRecord,
        };
    }

    private PropertyModel? Property(IPropertySymbol property, IMethodSymbol? constructor)
    {
        var isTimeToLive = property.Find("TimeToLiveAttribute") is not null;
        var underlying = ValueReader.Underlying(property.Type);
        if (isTimeToLive && underlying.ToDisplayString() is not ("System.DateTimeOffset" or "System.DateTime"))
        {
            Diagnostics.Add(DiagnosticInfo.At(property, "FXS014", property.Name, property.Type.ShortName()));
            return null;
        }

        if (_values.Read(property.Type, property.Find("InstantDigitsAttribute")?.Argument<int>(0) ?? 7, isTimeToLive) is not { } value)
        {
            Diagnostics.Add(DiagnosticInfo.At(property, "FXS003", property.Name, property.Type.ShortName()));
            return null;
        }

        var role = (isTimeToLive ? AttributeRole.TimeToLive : AttributeRole.None)
            | (property.Find("VersionAttribute") is null ? AttributeRole.None : AttributeRole.Version)
            | (property.Find("UniqueAttribute") is null ? AttributeRole.None : AttributeRole.Unique);
        if (role.HasFlag(AttributeRole.Version) && property.Type.SpecialType is not (SpecialType.System_Int32 or SpecialType.System_Int64))
            Diagnostics.Add(DiagnosticInfo.At(property, "FXS013", property.Name, property.Type.ShortName()));
        var embedded = property.Find("EmbeddedAttribute");
        var max = embedded?.Named<int>("Max") is > 0 and var bound ? bound : (int?)null;
        return new PropertyModel(property.Name, property.Type.FullName(), property.Type.ShortName(), value)
        {
            IsNullable = property.NullableAnnotation == NullableAnnotation.Annotated,
            IsValueType = property.Type.IsValueType,
            IsRequired = property.IsRequired,
            IsInitOnly = property.SetMethod!.IsInitOnly || property.SetMethod.DeclaredAccessibility != Accessibility.Public,
            Parameter = constructor?.Parameters.FirstOrDefault(parameter =>
                string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase))?.Name,
            KeepsUnknownNames = underlying.TypeKind == TypeKind.Enum && property.Find("UnknownNamesAttribute")?.Argument<int>(0) == 1,
            Role = role,
            EmbeddedMax = max,
            Embedded = embedded is null ? null : new EmbeddedSchema(max, embedded.Named<string>("Because")),
            Rules = RuleReader.Read(property, value).ToValueList(),
            IsPrimaryKey = property.Find("PartitionKeyAttribute") is not null || property.Find("SortKeyAttribute") is not null,
            IsKey = property.Find("PartitionKeyAttribute") is not null || property.Find("SortKeyAttribute") is not null
                || property.Find("IndexAttribute") is not null || property.Find("IndexSortKeyAttribute") is not null,
        };
    }

    private string? CodecOfNested(INamedTypeSymbol type)
    {
        if (type is not { TypeKind: TypeKind.Class, IsAbstract: false, IsGenericType: false, SpecialType: SpecialType.None }
            || type.DeclaringSyntaxReferences.Length == 0 || type.Find("TableAttribute") is not null)
        {
            return null;
        }

        var key = type.NonNullName();
        if (!_nested.ContainsKey(key))
        {
            if (!type.IsPartial())
                Diagnostics.Add(DiagnosticInfo.At(type, "FXS007", type.Name));
            _nested[key] = null;
            _nested[key] = Read(type);
        }

        var sibling = type.Name;
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            sibling = outer.Name + "_" + sibling;
        return type.NamespaceName() is { Length: > 0 } space ? $"global::{space}.{sibling}" : $"global::{sibling}";
    }
}
