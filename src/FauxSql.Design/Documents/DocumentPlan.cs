namespace FauxSql.Design.Documents;

/// <summary>What is to be done so that a folder holds the pages: the changes, or why there can be none.</summary>
/// <param name="Changes">The files that differ, in the order of their names; none when there are problems.</param>
/// <param name="Problems">What keeps the pages from being written.</param>
public sealed record DocumentPlan(IReadOnlyList<DocumentChange> Changes, IReadOnlyList<DocumentProblem> Problems)
{
    /// <summary>
    /// Compares the pages with the Markdown files of a folder. A page that is there keeps what a person wrote around its sections. A page of ours whose
    /// subject is gone is deleted unless a person wrote in it. Files that are not ours are left alone, but not overwritten.
    /// </summary>
    /// <param name="pages">The pages.</param>
    /// <param name="existing">What the folder's Markdown files hold, by their names.</param>
    public static DocumentPlan Of(IReadOnlyList<DocumentPage> pages, IReadOnlyDictionary<string, string> existing)
    {
        ArgumentNullException.ThrowIfNull(pages);
        ArgumentNullException.ThrowIfNull(existing);
        var changes = new List<DocumentChange>();
        var problems = new List<DocumentProblem>();
        foreach (var page in pages)
            Compare(page, existing.GetValueOrDefault(page.File), changes, problems);
        foreach (var (file, text) in existing.Where(file => !pages.Any(page => page.File == file.Key)))
            CompareAbandoned(file, text, changes, problems);
        return problems.Count > 0 ? new DocumentPlan([], problems) : new DocumentPlan([.. changes.OrderBy(change => change.File, StringComparer.Ordinal)], []);
    }

    private static void Compare(DocumentPage page, string? before, List<DocumentChange> changes, List<DocumentProblem> problems)
    {
        var file = before is null ? SectionedFile.Empty : SectionedFile.Parse(page.File, before, problems);
        if (file is null)
            return;
        if (before is not null && file.Sections.Count == 0)
        {
            problems.Add(new DocumentProblem(page.File, 1, "This file was not generated, so that it is not overwritten: give it another name, or write the pages to another folder."));
            return;
        }

        var after = file.With(page.Sections);
        if (after != before)
            changes.Add(new DocumentChange(page.File, before, after));
    }

    private static void CompareAbandoned(string file, string text, List<DocumentChange> changes, List<DocumentProblem> problems)
    {
        if (SectionedFile.Parse(file, text, problems) is not { Sections.Count: > 0 } page)
            return;
        if (page.HandWritten is { } line)
            problems.Add(new DocumentProblem(file, line, "What this page describes is no longer in the model, and a person wrote in it: move that text elsewhere, and delete the file."));
        else
            changes.Add(new DocumentChange(file, text, null));
    }
}
