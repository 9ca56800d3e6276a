using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Guide.Tests;

/// <summary>
/// A page of docs/guide as one program: its C# snippets of statements in the order of the page, then its types, whose tests are run too. A statement's comment
/// <c>// prints: …</c> says what it writes to the console.
/// </summary>
internal sealed partial class GuidePage
{
    private const string Prints = "// prints: ";

    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using FauxSql;
        using FauxSql.Backends;
        using FauxSql.Engine;
        using FauxSql.Errors;
        using FauxSql.Modeling;
        using FauxSql.Subjects;
        using FauxSql.Testing;
        using Xunit;
        using static FauxSql.Schema.AccessPatternStatus;

        """;

    public GuidePage(string name)
    {
        var (statements, types) = (new StringBuilder(), new StringBuilder());
        foreach (Match snippet in Snippet().Matches(File.ReadAllText(PathOf(name))))
        {
            var code = Using().Replace(snippet.Groups["code"].Value, "");
            (IsTypes(code) ? types : statements).AppendLine(code);
        }

        IsProgram = statements.Length + types.Length > 0;
        Program = $"{Usings}{(statements.Length > 0 ? statements : "return;\n")}{types}";
        Printed = [.. Program.Split('\n').Where(line => line.Contains(Prints, StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf(Prints, StringComparison.Ordinal) + Prints.Length)..].Trim())];
    }

    /// <summary>All pages, by their file names.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    /// <summary>Whether there is any code.</summary>
    public bool IsProgram { get; }

    public string Program { get; }

    /// <summary>The lines that the page says are printed.</summary>
    public IReadOnlyList<string> Printed { get; }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Pages");

    public static string PathOf(string name) => Path.Combine(Folder, name + ".md");

    private static bool IsTypes(string code) =>
        !CSharpSyntaxTree.ParseText(code).GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any();

    // A file's own usings, which the page's program has at its top.
    [GeneratedRegex(@"^using [\w.]+;\n", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Using();

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Snippet();
}
