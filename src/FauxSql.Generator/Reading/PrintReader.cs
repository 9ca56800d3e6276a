using FauxSql.Schema;
using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Reading;

// What the compiler would make a record print: its public properties and fields, those of its base types first.
internal static class PrintReader
{
    private const string Method = "PrintMembers";

    public static string? Modifiers(INamedTypeSymbol type) => type switch
    {
        { IsRecord: false } => null,
        _ when type.GetMembers(Method).Any(member => !member.IsImplicitlyDeclared) => null,
        { BaseType.SpecialType: not SpecialType.System_Object } => "protected override",
        { IsSealed: true } => "private",
        _ => "protected virtual",
    };

    public static ValueList<string> Members(INamedTypeSymbol type) => PropertyFinder.MembersOf(type)
        .Where(member => member is { IsStatic: false, DeclaredAccessibility: Accessibility.Public } and (IFieldSymbol or IPropertySymbol { IsIndexer: false, GetMethod: not null }))
        .Select(member => member.Name)
        .Distinct()
        .ToValueList();
}
