using FauxSql.Schema;

namespace FauxSql.Design.Documents;

/// <summary>The jobs that a model's access patterns name, and the pages about them.</summary>
public static class ModelJobs
{
    /// <summary>The folder of the pages, within that of the others.</summary>
    public const string Folder = "jobs";

    /// <summary>The jobs, in alphabetical order.</summary>
    /// <param name="schema">The model.</param>
    public static IReadOnlyList<string> Of(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return
        [
            .. schema.Entities.SelectMany(entity => entity.Patterns).Concat(schema.Patterns)
                .Select(pattern => pattern.Job).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The path of a job's page, such as <c>jobs/checkout.md</c>: its letters and digits, and a number where another job has the same.</summary>
    /// <param name="schema">The model.</param>
    /// <param name="job">One of its jobs.</param>
    public static string FileOf(DatabaseSchema schema, string job)
    {
        var word = WordOf(job);
        var same = Of(schema).Where(other => WordOf(other) == word).ToList();
        var number = same.IndexOf(job);
        return number <= 0 ? $"{Folder}/{word}.md" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Folder}/{word}-{number + 1}.md");
    }

    /// <summary>The page of a job: its entities, its workflows, their diagram, and what is not part of it.</summary>
    /// <param name="schema">The model.</param>
    /// <param name="job">One of its jobs.</param>
    /// <param name="runs">The access patterns as they were run on the sample data, which tell what methods read; or nothing.</param>
    /// <exception cref="ArgumentException">No access pattern names the job; the message names those that there are.</exception>
    public static DocumentPage PageOf(DatabaseSchema schema, string job, IReadOnlyList<PatternRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var jobs = Of(schema);
        if (jobs.Count == 0)
            throw new ArgumentException($"No access pattern of {schema.Name} names a job. Say it in the model, as in [AccessPattern(\"Order detail page\", Job = \"checkout\")].");
        return jobs.Contains(job) ? JobPage.Of(schema, job, runs) : throw new ArgumentException($"There is no job '{job}' in {schema.Name}. There are: {string.Join(", ", jobs)}.");
    }

    private static string WordOf(string job)
    {
        var word = string.Concat(job.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-'));
        return string.Join('-', word.Split('-', StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } file ? file : "job";
    }
}
