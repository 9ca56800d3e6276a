namespace FauxSql.Design.Costs.Runs;

/// <summary>How many access patterns read several things at once.</summary>
public static class PatternJoins
{
    /// <summary>The number of them.</summary>
    /// <param name="plans">What the access patterns send.</param>
    public static int Count(IEnumerable<PatternPlan> plans) => plans.Count(plan => plan.Plan is { Reads: var reads } && reads.Any(read => ReadGroup.Of(reads).Any(group => group.Reads.Count > 1)));
}
