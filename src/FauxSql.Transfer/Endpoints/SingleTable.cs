using FauxSql.Protocol.Values;
using FauxSql.Rules;

namespace FauxSql.Transfer.Endpoints;

/// <summary>Tells a table that holds entities of several kinds by its keys: they are named for their place, and their values begin with what the item is.</summary>
internal static class SingleTable
{
    private const string Marks = "#|:";

    /// <summary>What shows it, or <see langword="null"/> for a table of one entity.</summary>
    public static string? Evidence(LiveTable table)
    {
        var keys = table.Sort is { } sort ? [table.Partition, sort] : new[] { table.Partition };
        if (!Array.TrueForAll(keys, key => KeyNames.NamesItsPlace(key) || key.ToUpperInvariant() is "HASHKEY" or "RANGEKEY" or "PARTITIONKEY" or "SORTKEY"))
            return null;
        var kinds = keys.SelectMany(table.Values).OfType<AttributeValue.String>().Select(value => KindOf(value.Text)).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return kinds.Count > 1 ? $"its keys are called {string.Join(" and ", keys)}, and their values begin with {string.Join(", ", kinds.Take(6))}"
            : table.Items.Count == 0 ? $"its keys are called {string.Join(" and ", keys)}, and it has no items that would say more"
            : null;
    }

    private static string? KindOf(string text) => text.AsSpan().IndexOfAny(Marks) is > 0 and var end ? text[..(end + 1)] : null;
}
