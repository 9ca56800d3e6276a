using FauxSql.Transfer.Relational;
using FauxSql.Transfer.Scaffolding;

namespace FauxSql.Transfer.Documents;

/// <summary>Makes a model of entity files: those that <c>fauxsql docs</c> writes, and those that people write after the template.</summary>
public static class DocumentDrafter
{
    /// <summary>Drafts a model.</summary>
    /// <param name="files">The Markdown files.</param>
    /// <param name="name">The namespace.</param>
    /// <exception cref="SourceException">Something in them cannot be understood, or no file describes an entity. The message has a line for each, with file and line.</exception>
    public static ModelDraft Draft(IReadOnlyList<DocumentFile> files, string name)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var problems = new DocumentProblems();
        var decisions = new List<Decision>();
        var pages = new List<EntityDocument>();
        var model = new ModelPage();
        foreach (var file in files)
        {
            var blocks = MarkdownPage.Read(file.Text);
            if (ModelPageReader.IsModel(blocks))
            {
                model = ModelPageReader.Read(blocks);
                continue;
            }

            var found = EntityPageReader.Read(file.Name, blocks, problems);
            pages.AddRange(found);
            if (found.Count == 0)
                decisions.Add(new Decision(file.Name, "has no heading of a table, such as '# OrdersTable', and is not read."));
        }

        problems.Throw();
        return pages.Count > 0
            ? new PageDrafter(pages, model, problems, decisions).Draft(name)
            : throw new SourceException("No file describes an entity: its heading is the table's name, as in '# OrdersTable', and below it are '## Primary Key' and '- OrderId (HASH)'.");
    }
}
