using FauxSql;

namespace Samples.Tests;

/// <summary>A filled database whose access patterns are run.</summary>
internal static class PatternRuns
{
    public static async Task<IReadOnlyDictionary<string, PatternRun>> OfAsync(DynamoDatabase db, CancellationToken cancellationToken)
    {
        await db.EnsureTablesAsync(cancellationToken);
        await DatabaseTools.FillAsync(db, 1, null, cancellationToken);
        var runs = new Dictionary<string, PatternRun>(StringComparer.Ordinal);
        await foreach (var run in DatabaseTools.RunPatternsAsync(db, cancellationToken))
            runs.Add(run.Pattern, run);
        return runs;
    }
}
