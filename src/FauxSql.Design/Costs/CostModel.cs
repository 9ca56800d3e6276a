using FauxSql.Design.Costs.Sizes;
using FauxSql.Design.Costs.Traffic;
using FauxSql.Schema;

namespace FauxSql.Design.Costs;

/// <summary>Reckons what a model's traffic costs. docs/costs.md has the formulas, their sources and what they assume.</summary>
/// <param name="Schema">The model.</param>
/// <param name="Plans">What its access patterns send.</param>
/// <param name="Averages">The average sizes of its items.</param>
/// <param name="Stored">The items that are stored, from whose sizes units are exact, or <see langword="null"/> where only averages are known, from which they are estimates.</param>
public sealed record CostModel(DatabaseSchema Schema, IReadOnlyList<PatternPlan> Plans, AverageSizes Averages, StoredSizes? Stored)
{
    /// <summary>What traffic costs.</summary>
    /// <param name="traffic">The traffic.</param>
    /// <param name="file">The file that it is from, for messages.</param>
    /// <param name="options">What costs are reckoned with.</param>
    /// <exception cref="CostInputException">Nothing is known of what a pattern sends, because nothing is stored to take its arguments from.</exception>
    public CostReport Of(Workload traffic, string file, CostOptions options) => new Reckoning(Schema, Plans, Averages, Stored, options, traffic, file).Report();
}
