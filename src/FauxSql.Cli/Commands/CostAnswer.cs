using FauxSql.Design.Costs;
using FauxSql.Design.Costs.Sizes;

namespace FauxSql.Cli.Commands;

/// <summary>What was reckoned, and from what.</summary>
/// <param name="Report">What the traffic costs, or null where none was named.</param>
/// <param name="Sizes">Whose sizes were taken, in words.</param>
/// <param name="Averages">The average sizes.</param>
/// <param name="Plans">What the access patterns send.</param>
internal sealed record CostAnswer(CostReport? Report, string Sizes, AverageSizes Averages, IReadOnlyList<PatternPlan> Plans);
