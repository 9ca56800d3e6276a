using System.Text;
using FauxSql.Generator.Diagnostics;
using FauxSql.Naming;
using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Reading;

// Names of attributes. What DynamoDB takes: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
internal static class AttributeNameRules
{
    private const int KeyBytes = 255;
    private const int Bytes = 65_535;

    // Half a surrogate pair has no UTF-8.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static IEnumerable<DiagnosticInfo> Check(INamedTypeSymbol type, List<IPropertySymbol> stored)
    {
        foreach (var property in stored)
        {
            if (Problem(property.StoredName(), property.IsKey() ? KeyBytes : Bytes) is var (problem, fix))
                yield return DiagnosticInfo.At(property, "FXS041", property.Name, problem, fix);
            if (property.MirrorName() is { } mirror && Problem(mirror, property.IsKey() ? KeyBytes : Bytes) is var (mirrored, how))
                yield return DiagnosticInfo.At(property, "FXS041", property.Name, mirrored, how);
        }

        var names = stored.Select(property => (Property: property, Name: property.StoredName()))
            .Concat(stored.Where(property => property.MirrorName() is { } mirror && mirror != property.StoredName()).Select(property => (Property: property, Name: property.MirrorName()!)));
        foreach (var (second, name) in names.GroupBy(name => name.Name).SelectMany(same => same.Skip(1)))
            yield return DiagnosticInfo.At(second, "FXS040", second.Name, type.Name, name);
    }

    public static (string Problem, string Fix)? Problem(string name) => Problem(name, Bytes);

    private static (string Problem, string Fix)? Problem(string name, int limit)
    {
        if (name.Length == 0)
            return ("an empty name", "give it one, or leave it out");
        if (name.StartsWith(OwnNames.Prefix, StringComparison.Ordinal))
            return ($"the name \"{name}\"", $"names that begin with {OwnNames.Prefix} are FauxSql's own; use another");
        try
        {
            return Utf8.GetByteCount(name) is var size && size > limit ? ($"a name of {size} bytes", $"use at most {limit}") : null;
        }
        catch (EncoderFallbackException)
        {
            return ("a name with half a surrogate pair", "use whole characters");
        }
    }
}
