namespace FauxSql.Tooling.Hosting;

/// <summary>What an access pattern sends.</summary>
/// <param name="Plan">The pattern, and its requests where sample data is stored for its arguments.</param>
public sealed record PlanReport(PatternPlan Plan) : HostMessage;
