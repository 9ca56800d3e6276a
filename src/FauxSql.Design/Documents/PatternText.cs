using FauxSql.Schema;

namespace FauxSql.Design.Documents;

/// <summary>Access patterns in words.</summary>
internal static class PatternText
{
    /// <summary>The sign of a pattern's status.</summary>
    public static string SignOf(AccessPatternStatus status) => status switch
    {
        AccessPatternStatus.Implemented => "✅",
        AccessPatternStatus.Planned => "🔲",
        _ => "?",
    };

    /// <summary>What serves a pattern: <c>key OrderId</c>, <c>index CustomerIndex</c>, <c>method Screens.OrderDetail</c>.</summary>
    public static string ServedBy(AccessPatternSchema pattern, EntitySchema? entity) => pattern.Source switch
    {
        AccessPatternSource.Key => "key " + Markdown.Code(string.Join(" + ", entity!.Key.Attributes)),
        AccessPatternSource.Index => "index " + Markdown.Code(pattern.ServedBy!),
        AccessPatternSource.Method => "method " + Markdown.Code(pattern.ServedBy!),
        _ => "nothing yet",
    };
}
