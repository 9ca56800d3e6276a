using System.Globalization;
using System.Text.RegularExpressions;
using FauxSql.Generator.Diagnostics;
using FauxSql.Generator.Model;
using FauxSql.Protocol.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FauxSql.Generator.Reading;

// The attributes of System.ComponentModel.DataAnnotations that are enforced, with their meaning there: they say nothing of null, and a
// regular expression nothing of empty text. [Required] speaks of both.
internal sealed class RuleReader
{
    private const string Annotations = "System.ComponentModel.DataAnnotations.";

    private readonly IPropertySymbol _property;
    private readonly ValueModel _value;

    public RuleReader(IPropertySymbol property, ValueModel value)
    {
        _property = property;
        _value = value;
        foreach (var attribute in property.GetAttributes().Where(attribute => IsRule(attribute.AttributeClass)))
            Read(attribute);
    }

    public List<RuleModel> Rules { get; } = [];

    // The least of the bounds that there are.
    public int? MaxLength { get; private set; }

    public List<DiagnosticInfo> Diagnostics { get; } = [];

    // A .Length where there is one.
    private string Size => _value.IsString || _value.Type.EndsWith("[]", StringComparison.Ordinal) ? "{0}.Length" : "global::System.Linq.Enumerable.Count({0})";

    private string Unit => _value.IsString ? "characters" : _value.Kind == AttributeKind.Binary ? "bytes" : "elements";

    private static bool IsRule(INamedTypeSymbol? attribute)
    {
        for (var current = attribute?.BaseType; current is not null; current = current.BaseType)
        {
            if (current.ToDisplayString() == Annotations + "ValidationAttribute")
                return true;
        }

        return false;
    }

    private void Read(AttributeData attribute)
    {
        var name = attribute.AttributeClass!.ToDisplayString();
        switch (name.StartsWith(Annotations, StringComparison.Ordinal) ? name.Substring(Annotations.Length) : name)
        {
            case "RequiredAttribute":
                Required(attribute);
                break;
            case "StringLengthAttribute" when _value.IsString:
                Length(attribute.Named<int>("MinimumLength"), attribute.Argument<int>(0));
                break;
            case "MaxLengthAttribute" when HasSize():
                Length(0, attribute.ConstructorArguments.Length == 1 ? attribute.Argument<int>(0) : -1);
                break;
            case "MinLengthAttribute" when HasSize():
                Length(attribute.Argument<int>(0), -1);
                break;
            case "LengthAttribute" when HasSize():
                Length(attribute.Argument<int>(0), attribute.Argument<int>(1));
                break;
            case "RangeAttribute" when RangeReader.Read(attribute, _value) is { } range:
                Rules.AddRange(range);
                break;
            case "RegularExpressionAttribute" when _value.IsString && attribute.Argument<string>(0) is { } pattern:
                Matches(pattern);
                break;
            case "DataTypeAttribute":
                break;
            case "StringLengthAttribute" or "MaxLengthAttribute" or "MinLengthAttribute" or "LengthAttribute":
                Misplaced(attribute, "it bounds text and collections, and this is neither; remove it");
                break;
            case "RangeAttribute":
                Misplaced(attribute, "its bounds are not of the property's type; give two numbers to a number, or typeof(…) and two texts to a decimal or a date");
                break;
            case "RegularExpressionAttribute":
                Misplaced(attribute, "it matches text, and this is none; remove it");
                break;
            default:
                Diagnostics.Add(DiagnosticInfo.At(_property, "FXS031", _property.Name, ShortName(attribute)));
                break;
        }
    }

    private bool HasSize() => _value.IsString || _value.IsCountable || _value is { Kind: AttributeKind.Binary, IsConverted: false };

    private void Required(AttributeData attribute)
    {
        if (_property.NullableAnnotation == NullableAnnotation.Annotated)
            Rules.Add(new RuleModel("", "present"));
        if (_value.IsString && !attribute.Named<bool>("AllowEmptyStrings"))
            Rules.Add(new RuleModel("string.IsNullOrWhiteSpace({0})", "more than blanks"));
    }

    private void Length(int minimum, int maximum)
    {
        if (maximum >= 0)
            MaxLength = Math.Min(maximum, MaxLength ?? maximum);
        if (maximum >= 0)
            Rules.Add(new RuleModel($"{Size} > {maximum}", $"at most {maximum} {Unit}"));
        if (minimum > 0)
            Rules.Add(new RuleModel($"{Size} < {minimum}", $"at least {minimum} {Unit}"));
    }

    private void Matches(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException e)
        {
            Diagnostics.Add(DiagnosticInfo.At(_property, "FXS030", _property.Name, "RegularExpression", $"\"{pattern}\"", e.Message));
            return;
        }

        // The whole text must match; [RegularExpression] has no more than one instance on a property.
        Rules.Add(new RuleModel("{0}.Length > 0 && !{1}.IsMatch({0})", $"text that matches {pattern}", SymbolDisplay.FormatLiteral($@"\A(?:{pattern})\z", quote: true)));
    }

    private void Misplaced(AttributeData attribute, string why) =>
        Diagnostics.Add(DiagnosticInfo.At(_property, "FXS022", _property.Name, ShortName(attribute), why));

    private static string ShortName(AttributeData attribute)
    {
        var name = attribute.AttributeClass!.Name;
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
    }
}
