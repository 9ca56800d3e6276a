using System.Globalization;
using static FauxSql.Transfer.Scaffolding.CodeText;

namespace FauxSql.Transfer.Scaffolding;

/// <summary>Prints properties as C#.</summary>
internal static class PropertyPrinter
{
    /// <param name="property">The property.</param>
    /// <param name="pattern">What the primary key answers, for the partition key.</param>
    public static string Print(PropertyDraft property, string? pattern = null)
    {
        var attributes = string.Concat(AttributesOf(property, pattern).Select(attribute => $"    [{attribute}]\n"));
        var isGiven = !property.IsNullable && !property.IsVersion && property.Default is null;
        var value = property.Default is { } initial && !property.IsNullable ? $" = {initial};" : "";
        return $"{attributes}    public {(isGiven ? "required " : "")}{property.Type}{(property.IsNullable ? "?" : "")} {Name(property.Name)} {{ get; init; }}{value}\n";
    }

    public static string Print(NavigationDraft navigation)
    {
        var arguments = Arguments(navigation.Via is null ? null : $"Via = {navigation.Via}", navigation.Through is null ? null : $"Through = typeof({navigation.Through})");
        return $"    [Related{arguments}]\n    public {(navigation.IsMany ? $"IReadOnlyList<{navigation.Target}>" : navigation.Target)}? {Name(navigation.Name)} {{ get; init; }}\n";
    }

    private static IEnumerable<string> AttributesOf(PropertyDraft property, string? pattern)
    {
        if (property.Part == KeyPart.Partition)
            yield return "PartitionKey" + Arguments(pattern is null ? null : $"Pattern = {Quoted(pattern)}");
        if (property.Part == KeyPart.Sort)
            yield return "SortKey";
        if (property.StoredAs is { } stored)
            yield return $"StoredAs({Quoted(stored)})";
        if (property.Refers is { } target)
            yield return $"References<{target}>" + Arguments(property.IsEnforced ? "Enforced = true" : null, property.Because is { } because ? $"Because = {Quoted(because)}" : null);
        foreach (var attribute in property.Indexes.SelectMany(use => Index(use, property)))
            yield return attribute;
        if (property.Unique is { } unique)
            yield return "Unique" + Arguments(unique.Within is null ? null : $"Within = nameof({Name(unique.Within)})", unique.IgnoresCase ? "IgnoreCase = true" : null, unique.IgnoresBlanks ? "IgnoreBlanks = true" : null);
        if (property.Embedded is { } embedded)
            yield return "Embedded" + Arguments(embedded.Max is { } max ? $"Max = {Number(max)}" : null, embedded.Because is { } why ? $"Because = {Quoted(why)}" : null);
        if (property.IsVersion)
            yield return "Version";
        if (property.IsTimeToLive)
            yield return "TimeToLive";
        if (property.IsSensitive)
            yield return "Sensitive";
        if (property.KeepsUnknownNames)
            yield return "UnknownNames(UnknownNameHandling.Keep)";
        if (property.InstantDigits is { } digits)
            yield return $"InstantDigits({Number(digits)})";
        if (property.MostCharacters is { } most)
            yield return $"StringLength({Number(most)})";
        foreach (var suppression in property.Suppressions)
            yield return Suppression(suppression);
    }

    private static IEnumerable<string> Index(IndexUse use, PropertyDraft property)
    {
        var order = use.Order is { } place ? $"Order = {Number(place)}" : null;
        if (use.Part == KeyPart.Sort)
        {
            yield return "IndexSortKey" + Arguments(Quoted(use.Index), order);
            yield break;
        }

        var included = use.Included switch
        {
            null => null,
            [] => "KeysOnly = true",
            var names => $"Include = [{string.Join(", ", names.Select(name => $"nameof({Name(name)})"))}]",
        };
        yield return "Index" + Arguments(Quoted(use.Index), use.Pattern is { } pattern ? $"Pattern = {Quoted(pattern)}" : null, included, order);
        if (use.Shards is { } shards)
            yield return "Sharded" + Arguments(Number(shards), property.Indexes.Count(other => other.Part == KeyPart.Partition) > 1 ? $"Index = {Quoted(use.Index)}" : null);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
