namespace FauxSql.Protocol.Expressions;

/// <summary>Refuses paths of one expression that overlap or contradict each other.</summary>
internal static class PathOverlap
{
    public static void Check(IEnumerable<DocumentPath> paths, ExpressionProblems problems)
    {
        var all = paths.ToList();
        for (var i = 0; i < all.Count; i++)
        {
            for (var j = i + 1; j < all.Count; j++)
                Check(all[i], all[j], problems);
        }
    }

    private static void Check(DocumentPath one, DocumentPath two, ExpressionProblems problems)
    {
        var common = Math.Min(one.Steps.Length, two.Steps.Length);
        for (var i = 0; i < common; i++)
        {
            if (one.Steps[i].Name is null != two.Steps[i].Name is null)
            {
                if (problems.Counts(ProblemRank.Conflict))
                    problems.Add(ProblemRank.Conflict, $"Two document paths conflict with each other; {Describe(one, two)}");
                return;
            }

            if (one.Steps[i] != two.Steps[i])
                return;
        }

        if (problems.Counts(ProblemRank.Overlap))
            problems.Add(ProblemRank.Overlap, $"Two document paths overlap with each other; {Describe(one, two)}");
    }

    private static string Describe(DocumentPath one, DocumentPath two) =>
        $"must remove or rewrite one of these paths; path one: {Describe(one)}, path two: {Describe(two)}";

    public static string Describe(DocumentPath path) =>
        $"[{string.Join(", ", path.Steps.Select(step => step.Name ?? $"[{step.Index}]"))}]";
}
