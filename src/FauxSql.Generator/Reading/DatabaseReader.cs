using FauxSql.Generator.Diagnostics;
using FauxSql.Generator.Model;
using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Reading;

internal static class DatabaseReader
{
    public static DatabaseModel Read(INamedTypeSymbol type) => new(
        type.NamespaceName(), type.Name, type.AccessibilityText(), type.IsPartial() ? null : DiagnosticInfo.At(type, "FXS016", type.Name));
}
