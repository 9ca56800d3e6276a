using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FauxSql.CodeFixes;

// How a file is laid out, so that what is added to it is laid out alike.
internal static class Layout
{
    public static bool IsFirstOnLine(SyntaxNode node)
    {
        var text = node.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(node.SpanStart);
        return string.IsNullOrWhiteSpace(text.ToString(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(line.Start, node.SpanStart)));
    }

    public static SyntaxTrivia Indentation(SyntaxNode node)
    {
        var text = node.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(node.SpanStart);
        return SyntaxFactory.Whitespace(new string([.. text.ToString(line.Span).TakeWhile(char.IsWhiteSpace)]));
    }

    public static SyntaxTrivia EndOfLine(SyntaxNode node)
    {
        var text = node.SyntaxTree.GetText();
        var first = text.Lines[0];
        return first.EndIncludingLineBreak - first.End == 2 ? SyntaxFactory.CarriageReturnLineFeed : SyntaxFactory.LineFeed;
    }
}
