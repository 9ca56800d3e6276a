using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FauxSql.Generator.Reading;

internal static class SymbolNames
{
    public const string Modeling = "FauxSql.Modeling.";

    private static readonly SymbolDisplayFormat Full = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static string FullName(this ITypeSymbol type) => type.ToDisplayString(Full);

    public static string NonNullName(this ITypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(Full);

    public static string ShortName(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    public static string NamespaceName(this INamedTypeSymbol type) => type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString();

    // The name for generated siblings: Outer_Inner for a type within a type.
    public static string SiblingName(this INamedTypeSymbol type) => string.Join("_", type.SelfAndContainers().Reverse().Select(one => one.Name));

    public static IEnumerable<INamedTypeSymbol> SelfAndContainers(this INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
            yield return current;
    }

    // The name of the attribute that a property is stored as.
    public static string StoredName(this IPropertySymbol property) => property.OldName() is { } old && !property.ReadsNewName() ? old : property.OwnName();

    // The other name that a property is stored by while it is being renamed.
    public static string? MirrorName(this IPropertySymbol property) => property.OldName() is not { } old ? null : property.ReadsNewName() ? old : property.OwnName();

    private static bool ReadsNewName(this IPropertySymbol property) => property.Find("RenamedAttribute")?.Named<bool>("ReadsNew") == true;

    private static string? OldName(this IPropertySymbol property) => property.Find("RenamedAttribute")?.Argument<string>(0);

    private static string OwnName(this IPropertySymbol property) => property.Find("StoredAsAttribute")?.Argument<string>(0) ?? property.Name;

    public static bool IsPrimaryKey(this IPropertySymbol property) =>
        property.Find("PartitionKeyAttribute") is not null || property.Find("SortKeyAttribute") is not null;

    public static bool IsKey(this IPropertySymbol property) =>
        property.IsPrimaryKey() || property.Find("IndexAttribute") is not null || property.Find("IndexSortKeyAttribute") is not null;

    public static bool IsEntityOrSubtype(this INamedTypeSymbol type) => type.Find("TableAttribute") is not null || type.Find("SubtypeAttribute") is not null;

    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    public static AttributeData? Find(this ISymbol symbol, string name) => symbol.FindAll(name).FirstOrDefault();

    public static IEnumerable<AttributeData> FindAll(this ISymbol symbol, string name) =>
        symbol.GetAttributes().Where(attribute => attribute.AttributeClass is { } type && type.MetadataName == name && type.IsModeling());

    public static bool IsModeling(this INamedTypeSymbol attribute) => attribute.ContainingNamespace.ToDisplayString() + "." == Modeling;

    public static T? Named<T>(this AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value is T value ? value : default;

    public static T? Argument<T>(this AttributeData attribute, int index) =>
        attribute.ConstructorArguments.Length > index && attribute.ConstructorArguments[index].Value is T value ? value : default;

    public static bool IsPartial(this INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(reference =>
        reference.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.PartialKeyword)));

    public static string Declaration(this INamedTypeSymbol type) => $"partial {Kind(type)} {Identifier(type.Name)}";

    // Whether generated code, which stands beside it in the project, can name it.
    public static bool IsVisible(this INamedTypeSymbol type) => type.SelfAndContainers().All(one =>
        one is { IsFileLocal: false, DeclaredAccessibility: Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal });

    public static string AccessibilityText(this INamedTypeSymbol type) =>
        type.SelfAndContainers().All(one => one.DeclaredAccessibility == Accessibility.Public) ? "public" : "internal";

    private static string Kind(INamedTypeSymbol type) => (type.IsRecord, type.TypeKind) switch
    {
        (true, TypeKind.Struct) => "record struct",
        (true, _) => "record",
        (_, TypeKind.Struct) => "struct",
        (_, TypeKind.Interface) => "interface",
        _ => "class",
    };
}
