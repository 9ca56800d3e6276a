using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace FauxSql.CodeFixes;

// Attributes of the model on properties: beside those that are there, otherwise as the property is laid out.
internal static class Attributes
{
    public static PropertyDeclarationSyntax With(PropertyDeclarationSyntax property, string name, string arguments = "")
    {
        var attribute = SyntaxFactory.Attribute(
            SyntaxFactory.ParseName("FauxSql.Modeling." + name).WithAdditionalAnnotations(Simplifier.Annotation),
            arguments.Length == 0 ? null : SyntaxFactory.ParseAttributeArgumentList($"({arguments})"));
        if (property.AttributeLists is [.., var last])
            return property.ReplaceNode(last, last.WithAttributes(last.Attributes.Add(attribute)).WithAdditionalAnnotations(Formatter.Annotation));
        var leading = property.GetLeadingTrivia();
        var list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(attribute)).WithLeadingTrivia(leading);
        return Layout.IsFirstOnLine(property)
            ? property.WithLeadingTrivia(Layout.Indentation(property)).WithAttributeLists([list.WithTrailingTrivia(Layout.EndOfLine(property))])
            : property.WithLeadingTrivia().WithAttributeLists([list.WithTrailingTrivia(SyntaxFactory.Space)]);
    }

    public static bool Is(AttributeSyntax attribute, string name) => attribute.Name switch
    {
        SimpleNameSyntax simple => IsNamed(simple, name),
        QualifiedNameSyntax { Right: var simple } => IsNamed(simple, name),
        _ => false,
    };

    private static bool IsNamed(SimpleNameSyntax simple, string name) => simple.Identifier.ValueText == name || simple.Identifier.ValueText == name + "Attribute";
}
