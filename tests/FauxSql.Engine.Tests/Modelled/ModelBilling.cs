namespace FauxSql.Engine.Tests.Modelled;

/// <summary>What an UpdateTable makes of a table's billing mode and throughput.</summary>
/// <param name="Mode">The new billing mode, if it says one.</param>
/// <param name="Units">The read units of the table, if it says any; there is one more write unit.</param>
/// <param name="IndexUnits">The same of the indexes.</param>
internal sealed record ModelBilling(string Mode, int? Units, IReadOnlyList<(ModelIndex Index, int Units)> IndexUnits)
{
    /// <summary>The members of the request, each behind a comma.</summary>
    public string Members => (Mode == "" ? "" : $",\"BillingMode\":\"{Mode}\"") + UnitsOf(Units)
        + (IndexUnits.Count == 0 ? "" : $",\"GlobalSecondaryIndexUpdates\":[{string.Join(',', IndexUnits.Select(i => $$$"""{"Update":{"IndexName":"{{{i.Index.Name}}}"{{{UnitsOf(i.Units)}}} } }"""))}]");

    public static string UnitsOf(int? units) => units is null ? "" : $$""","ProvisionedThroughput":{"ReadCapacityUnits":{{units}},"WriteCapacityUnits":{{units + 1}} }""";

    /// <summary>How a description has them.</summary>
    public static string Describe(int? units) => units is null ? " for 0 0" : $" for {units} {units + 1}";

    public void Apply(ModelTable table)
    {
        var isOnDemand = Mode == "" ? table.Units is null : Mode == "PAY_PER_REQUEST";
        if (Units is not null && (isOnDemand || Units == table.Units))
            throw new ModelFault("ValidationException");

        // All or nothing.
        var indexUnits = isOnDemand ? [] : new Dictionary<ModelIndex, int>(table.IndexUnits);
        foreach (var (index, units) in IndexUnits)
        {
            if (!table.Indexes.Contains(index))
                throw new ModelFault("ResourceNotFoundException");
            if (isOnDemand || indexUnits.GetValueOrDefault(index) == units)
                throw new ModelFault("ValidationException");
            indexUnits[index] = units;
        }

        if (!isOnDemand && table.Indexes.Exists(index => !index.IsLocal && !indexUnits.ContainsKey(index)))
            throw new ModelFault("ValidationException");
        (table.Units, table.IndexUnits) = (isOnDemand ? null : Units ?? table.Units, indexUnits);
        if (isOnDemand || table.Billing != "")
            table.Billing = isOnDemand ? "PAY_PER_REQUEST" : "PROVISIONED";
    }
}
