namespace FauxSql.Generator.Tests.Diagnostics;

/// <summary>A wrong model: the place that is marked stands between <c>[|</c> and <c>|]</c>, and the message has a part that says the fix.</summary>
public sealed record DiagnosticCase(string Id, string Title, string Source, string Fix)
{
    public override string ToString() => $"{Id} {Title}";
}
