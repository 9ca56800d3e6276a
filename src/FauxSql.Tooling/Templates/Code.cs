using System.Text.RegularExpressions;

namespace FauxSql.Tooling.Templates;

/// <summary>What stands in C# code.</summary>
internal static partial class Code
{
    /// <summary>Whether a word stands in code, other than in comments and texts.</summary>
    public static bool Uses(string code, string word) =>
        Regex.IsMatch(TextOrComment.Replace(code, " "), $@"\b{Regex.Escape(word)}\b", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"//.*|""(\\.|[^""\\])*""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TextOrComment { get; }
}
