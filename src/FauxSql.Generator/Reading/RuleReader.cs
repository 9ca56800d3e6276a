using System.Globalization;
using FauxSql.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FauxSql.Generator.Reading;

// The attributes of System.ComponentModel.DataAnnotations that are enforced.
internal static class RuleReader
{
    private const string Annotations = "System.ComponentModel.DataAnnotations.";

    public static IEnumerable<RuleModel> Read(IPropertySymbol property, ValueModel value)
    {
        foreach (var attribute in property.GetAttributes())
        {
            var name = attribute.AttributeClass?.ToDisplayString() ?? "";
            if (!name.StartsWith(Annotations, StringComparison.Ordinal))
                continue;
            foreach (var rule in Rules(name.Substring(Annotations.Length), attribute, value))
                yield return rule;
        }
    }

    private static IEnumerable<RuleModel> Rules(string name, AttributeData attribute, ValueModel value)
    {
        var size = value.IsString || value.Type.EndsWith("[]", StringComparison.Ordinal) ? "{0}.Length" : "global::System.Linq.Enumerable.Count({0})";
        var unit = value.IsString ? "characters" : "elements";
        switch (name)
        {
            case "StringLengthAttribute" when value.IsString:
                yield return new RuleModel($"{size} > {attribute.Argument<int>(0)}", $"at most {attribute.Argument<int>(0)} characters");
                if (attribute.Named<int>("MinimumLength") is > 0 and var minimum)
                    yield return new RuleModel($"{size} < {minimum}", $"at least {minimum} characters");
                break;
            case "MaxLengthAttribute" when attribute.ConstructorArguments.Length == 1:
                yield return new RuleModel($"{size} > {attribute.Argument<int>(0)}", $"at most {attribute.Argument<int>(0)} {unit}");
                break;
            case "MinLengthAttribute":
                yield return new RuleModel($"{size} < {attribute.Argument<int>(0)}", $"at least {attribute.Argument<int>(0)} {unit}");
                break;
            case "RangeAttribute" when attribute.ConstructorArguments.Length == 2:
                var (low, high) = (Number(attribute.ConstructorArguments[0]), Number(attribute.ConstructorArguments[1]));
                yield return new RuleModel($"!((double){{0}} >= {low} && (double){{0}} <= {high})", $"a number from {low.TrimEnd('d')} to {high.TrimEnd('d')}");
                break;
            case "RangeAttribute" when value.Type == "decimal" && attribute.Argument<string>(1) is { } from && attribute.Argument<string>(2) is { } to:
                yield return new RuleModel($"{{0}} < {from}m || {{0}} > {to}m", $"a number from {from} to {to}");
                break;
            case "RegularExpressionAttribute" when value.IsString && attribute.Argument<string>(0) is { } pattern:
                yield return new RuleModel("", $"text that matches {pattern}", SymbolDisplay.FormatLiteral(pattern, quote: true));
                break;
        }
    }

    private static string Number(TypedConstant constant) => Convert.ToString(constant.Value, CultureInfo.InvariantCulture) + "d";
}
