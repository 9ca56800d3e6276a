using FauxSql.Generator.Diagnostics;
using FauxSql.Generator.Model;
using FauxSql.Schema;
using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Reading;

internal static class DatabaseReader
{
    public static DatabaseModel Read(INamedTypeSymbol type, Compilation compilation)
    {
        var inherited = compilation.GetTypeByMetadataName("FauxSql.DynamoDatabase")?.GetMembers() ?? [];
        return new DatabaseModel(
            type.NamespaceName(),
            type.Name,
            type.NonNullName(),
            type.GetMembers().Concat(inherited).Select(member => member.Name).Append(type.Name).Distinct().ToValueList(),
            PlaceInfo.Of(type),
            Problem(type))
        {
            Suppressions = SuppressionReader.OfDatabase(type),
        };
    }

    private static DiagnosticInfo? Problem(INamedTypeSymbol type)
    {
        if (!type.IsPartial())
            return DiagnosticInfo.At(type, "FXS016", type.Name);
        return Wrong(type) is { } wrong ? DiagnosticInfo.At(type, "FXS027", type.Name, wrong) : null;
    }

    private static string? Wrong(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true } => "a record",
        { IsStatic: true } => "static",
        { IsAbstract: true } => "abstract",
        { ContainingType: not null } => "nested",
        { IsGenericType: true } => "generic",
        { IsFileLocal: true } => "visible in its file only",
        { BaseType: { SpecialType: not SpecialType.System_Object, Name: not "DynamoDatabase" } } => "derived from another class",
        _ when type.Find("TableAttribute") is not null => "an entity",
        _ => null,
    };
}
