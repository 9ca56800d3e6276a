namespace FauxSql.Transfer.Documents;

/// <summary>Reads a rule that does not apply: <c>`FXS205` of `Order.Total`: few orders</c>.</summary>
internal static class SuppressionText
{
    public static SuppressionLine? Read(MarkdownText text)
    {
        if (text.Codes is not [var rule, ..] || !rule.StartsWith("FXS", StringComparison.Ordinal))
            return null;
        var target = text.Codes.Count > 1 && text.Before(1).Trim() == "of" ? text.Codes[1] : null;
        var reason = string.Concat(text.Parts.SkipWhile(part => !part.IsCode).Skip(target is null ? 1 : 3).Select(part => part.Text)).Trim();
        return new SuppressionLine(text.Line, rule, target, reason.StartsWith(':') && reason.Length > 1 ? reason[1..].Trim() : null);
    }
}
