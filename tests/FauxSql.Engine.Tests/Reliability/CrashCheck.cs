namespace FauxSql.Engine.Tests.Reliability;

/// <summary>Looks for what a killed <see cref="CrashWriter"/> has lost or left half done.</summary>
internal static class CrashCheck
{
    /// <summary>What is wrong with a file, in words; empty if nothing is.</summary>
    /// <param name="dynamo">The file, opened again, its indexes built to the end.</param>
    /// <param name="acknowledged">The last step of each thread that was acknowledged.</param>
    public static List<string> Problems(Dynamo dynamo, int[] acknowledged) =>
        [.. dynamo.Engine.CheckIntegrity(), .. acknowledged.SelectMany((last, thread) => Problems(dynamo, thread, last))];

    private static IEnumerable<string> Problems(Dynamo dynamo, int thread, int acknowledged)
    {
        var done = CrashWriter.StepOf(dynamo, thread);
        if (done < acknowledged)
            yield return $"thread {thread}: step {acknowledged} was acknowledged, and {done} is the last";

        var (left, right) = (StepsOf(dynamo, $"left{thread}"), StepsOf(dynamo, $"right{thread}"));
        foreach (var step in Enumerable.Range(1, done).Where(step => !left.Contains(step) && !right.Contains(step)))
            yield return $"thread {thread}: the pair of step {step} is lost";
        foreach (var step in left.Except(right).Concat(right.Except(left)))
            yield return $"thread {thread}: half of the pair of step {step} is there";

        // The pair of the step under way may be there, and no later one.
        foreach (var step in left.Union(right).Where(step => step < 1 || step > done + 1))
            yield return $"thread {thread}: a pair of step {step} is there, and {done} is the last";
    }

    private static HashSet<int> StepsOf(Dynamo dynamo, string side)
    {
        var steps = new HashSet<int>();
        var start = "";
        do
        {
            var page = dynamo.Ok("Query", $$"""
                {"TableName":"Tab","ConsistentRead":true,"KeyConditionExpression":"p = :p","ProjectionExpression":"s","ExpressionAttributeValues":{":p":{"S":"{{side}}"} }{{start}} }
                """);
            steps.UnionWith(page.GetProperty("Items").EnumerateArray().Select(CrashWriter.StepOf));
            start = page.TryGetProperty("LastEvaluatedKey", out var last) ? $",\"ExclusiveStartKey\":{last.GetRawText()}" : "";
        }
        while (start.Length > 0);
        return steps;
    }
}
