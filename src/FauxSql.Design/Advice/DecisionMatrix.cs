namespace FauxSql.Design.Advice;

/// <summary>
/// The questions that decide between the layouts, and what their answers weigh. A single table is for needs that a table for each entity does not meet, and for teams that know what they
/// will ask of it: the weights say so, and docs/costs.md why.
/// </summary>
public static class DecisionMatrix
{
    /// <summary>The question that traffic answers, where it says how many requests there are.</summary>
    public const string Scale = "scale";

    /// <summary>The requests a second from which the scale counts as high, and as extreme.</summary>
    public const double HighScale = 10_000;

    /// <inheritdoc cref="HighScale"/>
    public const double ExtremeScale = 1_000_000;

    /// <summary>The questions, in the order in which they are asked.</summary>
    public static IReadOnlyList<AdviceQuestion> Questions { get; } =
    [
        new("stage", "How far is the application?", [new("mvp", "a first version; what it becomes is open", 2, IsReady: false), new("growing", "in use and growing", 0), new("production", "settled, in production", -1)]),
        new("response-time", "Which response time is needed?", [new("200ms", "50 to 200 ms are fine", 2), new("50ms", "below 50 ms", 0), new("10ms", "below 10 ms", -3)]),
        new("patterns", "How well are the access patterns known?", [new("evolving", "still evolving", 3, IsReady: false), new("mostly", "most are known", 0), new("stable", "all are known, and stable", -1)]),
        new("team", "How much does the team know of DynamoDB?", [new("new", "new to it", 2, IsReady: false), new("some", "some experience", 0), new("experienced", "has modelled single tables", -1)]),
        new("analytics", "How is the data analysed?", [new("ad-hoc", "frequent ad-hoc queries", 2), new("reports", "a few known reports", 1), new("pipeline", "by a pipeline of its own", -1)]),
        new(Scale, "How many requests a second at the peak?", [new("low", "below 10,000", 1), new("high", "10,000 to a million", -2), new("extreme", "millions", -3)]),
        new("graphql", "Is it asked through GraphQL?", [new("yes", "yes: resolvers ask for one entity after another anyway", 2), new("no", "no: REST or RPC", -1)]),
        new("speed", "How much does speed of development count?", [new("high", "more than anything: ship", 2), new("medium", "as much as performance", 0), new("low", "less than performance", -1)]),
    ];
}
