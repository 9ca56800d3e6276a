namespace FauxSql.Benchmarks.Reports;

/// <summary>docs/performance.md, whose tables stand between marks: <c>&lt;!-- begin http --&gt;</c> and <c>&lt;!-- end http --&gt;</c>.</summary>
internal static class PerformancePage
{
    private static string File { get; } = Path.Combine(Repository.Root, "docs", "performance.md");

    /// <summary>Puts other text between the marks of a section.</summary>
    public static void Rewrite(string section, string content)
    {
        var page = System.IO.File.ReadAllText(File);
        var (begin, end) = ($"<!-- begin {section} -->\n", $"<!-- end {section} -->");
        var from = page.IndexOf(begin, StringComparison.Ordinal);
        var to = page.IndexOf(end, StringComparison.Ordinal);
        if (from < 0 || to < from)
            throw new InvalidOperationException($"{File} has no section {section}");
        System.IO.File.WriteAllText(File, $"{page[..(from + begin.Length)]}\n{content.Trim()}\n\n{page[to..]}");
    }
}
