using FauxSql.Generator.Diagnostics;
using FauxSql.Generator.Model;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Reading;

// How the values of a property are unique.
internal static class UniqueRules
{
    public static UniqueSchema? Read(IPropertySymbol property)
    {
        if (property.Find("UniqueAttribute") is not { } unique)
            return null;
        var within = unique.Named<string>("Within");
        var scope = PropertyFinder.PropertiesOf(property.ContainingType).FirstOrDefault(candidate => candidate.Name == within);
        return new UniqueSchema(scope?.StoredName() ?? within, unique.Named<bool>("IgnoreCase"), unique.Named<bool>("IgnoreBlanks"));
    }

    public static IEnumerable<DiagnosticInfo> Check(IReadOnlyList<IPropertySymbol> properties, TypeModel model)
    {
        var expires = model.Properties.Any(property => property.Role.HasFlag(AttributeRole.TimeToLive));
        foreach (var property in model.Properties)
        {
            if (property.Unique is not { } unique)
                continue;
            var symbol = properties.First(candidate => candidate.Name == property.Name);
            if (expires)
                yield return DiagnosticInfo.At(symbol, "FXS015", property.Name);
            if (unique.Within is { } within && ScopeProblem(property, within, model) is var (problem, fix))
                yield return DiagnosticInfo.At(symbol, "FXS050", property.Name, within, problem, fix);
            if ((unique.IgnoresCase || unique.IgnoresBlanks) && !property.Value.IsString)
                yield return DiagnosticInfo.At(symbol, "FXS022", property.Name, "Unique(IgnoreCase, IgnoreBlanks)", "only a string has case and blanks; leave them out");
        }
    }

    private static (string Problem, string Fix)? ScopeProblem(PropertyModel property, string within, TypeModel model)
    {
        if (within == property.Attribute)
            return ("it is the property itself", "name another");
        var scope = model.Properties.FirstOrDefault(candidate => candidate.Attribute == within);
        if (scope is null)
            return ($"{model.Name} stores no property of that name", "use nameof(…) of one");
        return scope.Value.Kind is AttributeKind.String or AttributeKind.Number or AttributeKind.Binary ? null
            : ($"it is a {scope.ClrType}", "use a property that is stored as text, a number or bytes");
    }
}
