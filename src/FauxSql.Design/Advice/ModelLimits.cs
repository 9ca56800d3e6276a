using System.Globalization;
using FauxSql.Design.Costs;
using FauxSql.Design.Costs.Sizes;
using FauxSql.Protocol.Limits;
using FauxSql.Schema;

namespace FauxSql.Design.Advice;

/// <summary>Which limits of DynamoDB a model meets first. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html</summary>
public static class ModelLimits
{
    /// <summary>The share of the traffic of a pattern that is taken to ask for its busiest key.</summary>
    public const double BusiestKey = 0.01;

    private const double PartitionReads = 3_000;
    private const double PartitionWrites = 1_000;
    private const double TableUnits = 40_000;

    /// <summary>The limits: those that traffic meets, and then those of the model; of each the nearest first.</summary>
    /// <param name="schema">The model.</param>
    /// <param name="averages">The sizes of its items.</param>
    /// <param name="costs">What its traffic uses, or <see langword="null"/> without traffic.</param>
    public static IReadOnlyList<AdviceLimit> Of(DatabaseSchema schema, AverageSizes averages, CostReport? costs)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(averages);
        return
        [
            .. OfTraffic(costs).Concat(OfModel(schema, averages)).Concat(OfTransactions(costs))
                .OrderBy(limit => limit.PerSecond is null).ThenByDescending(limit => limit.Used ?? 0).ThenBy(limit => limit.PerSecond),
        ];
    }

    // The units of a pattern that reads several tables are counted as if one partition, and one table, took them all: the limit is met later, and not earlier.
    private static IEnumerable<AdviceLimit> OfTraffic(CostReport? costs)
    {
        foreach (var line in costs?.Lines.Where(line => line.PerSecond is not null) ?? [])
        {
            if (line.MultiTable.ReadUnits > 0 && line.Kind != "write")
                yield return HotKey(line, "3,000 read units a second of one partition", PartitionReads / line.MultiTable.ReadUnits);
            if (line.MultiTable.WriteUnits > 0)
                yield return HotKey(line, "1,000 write units a second of one partition", PartitionWrites / line.MultiTable.WriteUnits);
        }

        foreach (var table in costs?.Lines.Where(line => line.Entity is not null).GroupBy(line => line.Entity!) ?? [])
        {
            var requests = table.Sum(line => line.PerSecond ?? 0);
            var (reads, writes) = (table.Sum(line => line.PerSecond * line.MultiTable.ReadUnits) ?? 0, table.Sum(line => line.PerSecond * line.MultiTable.WriteUnits) ?? 0);
            if (reads > 0)
                yield return new AdviceLimit("40,000 read units a second of one table (default quota)", table.Key, requests * TableUnits / reads, reads / TableUnits);
            if (writes > 0)
                yield return new AdviceLimit("40,000 write units a second of one table (default quota)", table.Key, requests * TableUnits / writes, writes / TableUnits);
        }
    }

    private static AdviceLimit HotKey(CostLine line, string limit, double perSecond) => new(limit, $"one key of '{line.Name}'", perSecond, line.PerSecond * BusiestKey / perSecond);

    private static IEnumerable<AdviceLimit> OfModel(DatabaseSchema schema, AverageSizes averages)
    {
        foreach (var entity in schema.Entities.Where(entity => entity.Indexes.Count > 0))
            yield return new AdviceLimit("20 indexes of one table (default quota)", Text($"{entity.Name} has {entity.Indexes.Count}"), null, (double)entity.Indexes.Count / DynamoLimits.GlobalSecondaryIndexes);
        foreach (var entity in schema.Entities.Where(entity => averages.Entities[entity.Name].Bytes > 0))
            yield return new AdviceLimit("400 KB an item", Text($"{entity.Name}, {averages.Entities[entity.Name].Bytes:N0} bytes on average"), null, averages.Entities[entity.Name].Bytes / DynamoLimits.ItemBytes);
    }

    private static IEnumerable<AdviceLimit> OfTransactions(CostReport? costs) => costs?.Traffic.Writes.Where(write => write.IsTransaction)
        .Select(write => (write.Name, Actions: write.Writes.Sum(one => one.Count)))
        .Select(transaction => new AdviceLimit("100 actions in a transaction", Text($"'{transaction.Name}' has {transaction.Actions:N0}"), null, transaction.Actions / DynamoLimits.TransactionActions)) ?? [];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
