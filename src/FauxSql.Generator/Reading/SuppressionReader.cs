using FauxSql.Schema;
using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Reading;

// The [SuppressMessage] that name rules of FauxSql. The compiler heeds them for analyzers by itself; `fauxsql check` reads them from the schema.
internal static class SuppressionReader
{
    private const string Ids = "FXS";

    public static ValueList<SuppressionSchema> OfEntity(INamedTypeSymbol type) => OfType(type, Name(type));

    // What stands in the entity that a subtype is derived from is the entity's.
    public static ValueList<SuppressionSchema> OfSubtype(INamedTypeSymbol type, INamedTypeSymbol entity) =>
        OfType(type, Name(type)).Except(OfType(entity, Name(type))).ToValueList();

    public static ValueList<SuppressionSchema> OfMethod(IMethodSymbol method) => On(method, $"{Name(method.ContainingType)}.{method.Name}").ToValueList();

    // All that stands on the database or the assembly is said of the model; a target names a type or a member as in a documentation comment: ~P:Shop.Order.Total.
    public static ValueList<SuppressionSchema> OfDatabase(INamedTypeSymbol database) =>
        On(database, "").Concat(database.ContainingAssembly.GetAttributes().SelectMany(attribute => Of(attribute, Target(attribute)))).ToValueList();

    private static ValueList<SuppressionSchema> OfType(INamedTypeSymbol type, string name) => PropertyFinder.TypesOf(type).SelectMany(one => On(one, name))
        .Concat(PropertyFinder.PropertiesOf(type).SelectMany(property => On(property, $"{name}.{property.Name}")))
        .ToValueList();

    private static IEnumerable<SuppressionSchema> On(ISymbol symbol, string target) => symbol.GetAttributes().SelectMany(attribute => Of(attribute, target));

    private static IEnumerable<SuppressionSchema> Of(AttributeData attribute, string target)
    {
        if (attribute.AttributeClass?.ToDisplayString() != "System.Diagnostics.CodeAnalysis.SuppressMessageAttribute")
            yield break;
        var id = (attribute.Argument<string>(1) ?? "").Split(':')[0].Trim();
        if (id.StartsWith(Ids, StringComparison.Ordinal))
            yield return new SuppressionSchema(id, target, string.IsNullOrWhiteSpace(attribute.Named<string>("Justification")) ? null : attribute.Named<string>("Justification"));
    }

    private static string Target(AttributeData attribute)
    {
        var target = (attribute.Named<string>("Target") ?? "").TrimStart('~');
        var colon = target.IndexOf(':');
        var name = target.Substring(colon + 1);
        var arguments = name.IndexOf('(');
        return arguments < 0 ? name : name.Substring(0, arguments);
    }

    private static string Name(INamedTypeSymbol type) => type.NonNullName().Replace("global::", "").Replace("@", "");
}
