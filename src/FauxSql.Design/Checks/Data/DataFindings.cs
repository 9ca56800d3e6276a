using System.Globalization;
using FauxSql.Protocol.Limits;

namespace FauxSql.Design.Checks.Data;

/// <summary>What is wrong with the items of one entity: FXS230 to FXS235.</summary>
internal sealed class DataFindings(EntityTally tally)
{
    private const double LargeShare = 0.8;
    private const double SkewedShare = 0.2;
    private const int SkewedItems = 1_000; // of few items, many may well have one key

    public IEnumerable<Finding> All() => Sizes().Concat(tally.Attributes.SelectMany(Attributes)).Concat(Unknown()).Concat(Orphans()).Concat(Skew());

    private IEnumerable<Finding> Sizes()
    {
        if (tally.LargestBytes >= LargeShare * DynamoLimits.ItemBytes)
            yield return At("FXS230", null, $"{tally.Largest} has {ItemNames.Number(tally.LargestBytes)} bytes, and DynamoDB takes {ItemNames.Number(DynamoLimits.ItemBytes)}: move what grows into a table of its own");
    }

    private IEnumerable<Finding> Attributes(AttributeTally one)
    {
        var name = one.Attribute.Property.Length > 0 ? one.Attribute.Property : one.Attribute.Name;
        if (one.TooLong.Count > 0)
            yield return At("FXS231", one, $"{Items(one.TooLong)} more than {one.Attribute.Embedded!.Max} elements in {name}, up to {one.Longest}, and cannot be saved: raise Max, or shorten the lists. The first is {one.TooLong.First}");
        if (one.Wrong.Count > 0)
            yield return At("FXS233", one, $"{Items(one.Wrong)} {string.Join(" or ", one.Kinds)} in {name} where the model has {one.Attribute.Kind}, and cannot be read: repair them. The first is {one.Wrong.First}");
        if (one.Missing.Count > 0)
            yield return At("FXS233", one, $"{Items(one.Missing)} no {name}, which by the model every item has, and cannot be read if C# requires it: repair them, or make {name} nullable. The first is {one.Missing.First}") with { Severity = Severity.Warning };
    }

    private IEnumerable<Finding> Unknown()
    {
        foreach (var (attribute, met) in tally.Unknown)
            yield return At("FXS232", null, $"{Items(met)} an attribute {attribute}, which is not in the model: add the property, or remove the attribute from the items. The first is {met.First}") with { Attribute = attribute };
        if (tally.UnknownBeyond > 0)
            yield return At("FXS232", null, $"There are more attributes that are not in the model, {ItemNames.Number(tally.UnknownBeyond)} times: what varies by item is better kept in one [Embedded] dictionary");
    }

    private IEnumerable<Finding> Orphans() =>
        from orphan in tally.Orphans
        where orphan.Value.Count > 0
        let attribute = tally.Attributes.First(one => one.Attribute.Name == orphan.Key.Attribute)
        select At("FXS234", attribute, $"{Items(orphan.Value)} a {attribute.Attribute.Property} that names no {orphan.Key.Target} there is: remove or correct the references. The first is {orphan.Value.First}")
            with
        { Severity = orphan.Key.IsEnforced ? Severity.Error : Severity.Warning };

    private IEnumerable<Finding> Skew() =>
        from key in tally.Keys
        let most = key.Values.Most()
        where most.Value >= SkewedItems && most.Value >= SkewedShare * key.Values.Total
        let share = ((double)most.Value / key.Values.Total).ToString("P0", CultureInfo.InvariantCulture)
        let attribute = tally.Attributes.First(one => one.Attribute.Name == (key.Index?.Key ?? tally.Entity.Key).Partition[0])
        select At("FXS235", attribute, $"{ItemNames.Number(most.Value)} of {ItemNames.Number(key.Values.Total)} items in {key.Index?.Name ?? tally.Entity.TableName} ({share}) have {most.Key}, and share one partition: spread the key with [Sharded(…)], or put an attribute of many values before it")
            with
        { Index = key.Index?.Name };

    private string Items(Occurrences met) => $"{ItemNames.Number(met.Count)} of {ItemNames.Number(tally.Items)} {tally.Entity.Name} items {(met.Count == 1 ? "has" : "have")}";

    private Finding At(string rule, AttributeTally? attribute, string message) => new(
        RuleTable.Of(rule), attribute is null ? new ModelPlace(tally.Entity.ClrType, null) : ModelRule.PlaceOf(tally.Entity, attribute.Attribute), message)
    {
        Entity = tally.Entity.Name,
        Attribute = attribute?.Attribute.Name,
    };
}
