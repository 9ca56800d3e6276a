using FauxSql.Generator.Diagnostics;
using FauxSql.Generator.Model;
using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Reading;

// Methods that are access patterns or make sample data.
internal static class MethodReader
{
    public static MethodModel ReadPattern(IMethodSymbol method, AttributeData attribute)
    {
        var isRight = IsCallable(method)
            && method.Parameters.Length == 2
            && method.Parameters[1].Type.ToDisplayString() == "FauxSql.Sample"
            && method.Parameters[0].Type is { } database
            && database.Find("DatabaseAttribute") is not null
            && SymbolEqualityComparer.Default.Equals(database.ContainingAssembly, method.ContainingAssembly)
            && Deferred(method.ReturnType) is not null;
        return new MethodModel(
            FullName(method),
            attribute.Argument<string>(0) ?? "",
            attribute.Named<int>("Status") switch { 1 => "Planned", 2 => "Potential", _ => "Implemented" },
            attribute.Named<string>("Job"),
            method.Parameters.Length > 0 ? method.Parameters[0].Type.NonNullName() : "",
            EntityOf(method.ReturnType),
            PlaceInfo.Of(method),
            isRight ? null : DiagnosticInfo.At(method, "FXS011", method.Name))
        {
            Suppressions = SuppressionReader.OfMethod(method),
        };
    }

    public static MethodModel ReadSampleData(IMethodSymbol method)
    {
        var isRight = IsCallable(method)
            && method.Parameters.Length == 1
            && method.Parameters[0].Type.SpecialType == SpecialType.System_Int32
            && method.ReturnType.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat.RemoveMiscellaneousOptions(
                SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier)) == "System.Collections.Generic.IAsyncEnumerable<object>";
        return new MethodModel(FullName(method), "", "", null, "", "", PlaceInfo.Of(method), isRight ? null : DiagnosticInfo.At(method, "FXS012", method.Name));
    }

    private static bool IsCallable(IMethodSymbol method) =>
        method is { IsStatic: true, IsGenericMethod: false, ContainingType.IsGenericType: false }
        && method.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal
        && method.ContainingType.IsVisible()
        && method.Parameters.All(parameter => parameter.RefKind is RefKind.None or RefKind.In);

    private static INamedTypeSymbol? Deferred(ITypeSymbol? type)
    {
        for (var current = type as INamedTypeSymbol; current is not null; current = current.BaseType)
        {
            if (current.ContainingNamespace?.ToDisplayString() == "FauxSql" && current.Name == "Deferred")
                return current;
        }

        return null;
    }

    // The entity that the answer is of: T of Deferred<T>, or of Deferred<IReadOnlyList<T>>, or that of which T is a subtype.
    private static string EntityOf(ITypeSymbol type)
    {
        var result = Deferred(type) is { TypeArguments.Length: 1 } deferred ? deferred.TypeArguments[0] : type;
        while (result is INamedTypeSymbol { TypeArguments.Length: 1 } generic)
            result = generic.TypeArguments[0];
        return result is INamedTypeSymbol named && named.Find("SubtypeAttribute") is not null && SubtypeReader.EntityOf(named) is { } entity ? entity.Name : result.Name;
    }

    private static string FullName(IMethodSymbol method) => $"{method.ContainingType.NonNullName()}.{SymbolNames.Identifier(method.Name)}";
}
