namespace FauxSql.Generator.Model;

// A rule of DataAnnotations as a C# condition that is true when it is broken ({0} stands for the value), and what it demands. Regex is the
// C# expression of the expression matched, whose member {1} stands for.
internal sealed record RuleModel(string Broken, string Demand, string? Regex = null);
