using System.Globalization;
using System.Text;
using FauxSql.Subjects;
using FauxSql.Tooling.Hosting;

namespace FauxSql.Cli.Output;

/// <summary>What is or was about a data subject, how it is found, and what cannot be reached.</summary>
internal sealed record SubjectResult(
    string Database, string Subject, IReadOnlyList<SubjectCount> Counts, IReadOnlyList<SubjectReference> References, IReadOnlyList<string> NotReached)
{
    public static SubjectResult Of(SubjectReport subject, IReadOnlyList<SubjectCount> counts) => new(subject.Database, subject.Subject, counts, subject.References, subject.NotReached);

    public string ToText(Func<string, string> headline)
    {
        var items = Counts.Sum(count => count.Items);
        var references = Counts.Sum(count => count.References);
        var text = new StringBuilder();
        Add($"{headline(Number(items, "item") + (references == 0 ? "" : " and " + Number(references, "reference")))}");
        foreach (var count in Counts)
        {
            if (count.Items > 0)
                Add($"{count.Items,7:N0} {count.Entity}");
            if (count.References > 0)
                Add($"{count.References,7:N0} {(count.References == 1 ? "reference" : "references")} in {count.Entity}");
        }

        if (References.Count > 0)
            Add($"Followed:");
        foreach (var reference in References)
            Add($"  {reference.Entity}.{reference.Attribute} to {reference.Target}, by {How(reference)}: {(reference.IsCleared ? "may be null, and is cleared" : "belongs to it, and is deleted")}");
        Add($"Not reached:");
        foreach (var line in NotReached)
            Add($"  {line}");
        return text.ToString();

        void Add(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string How(SubjectReference reference) => reference.IsScanned ? $"a Scan of all {reference.Entity} items" : reference.Index ?? "its key";

    private static string Number(long count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");
}
