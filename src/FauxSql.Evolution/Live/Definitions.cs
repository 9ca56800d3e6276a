using FauxSql.Layouts;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Evolution.Live;

/// <summary>Compares what defines tables and indexes. A key's data types are part of it: none of them ever changes in place.</summary>
internal static class Definitions
{
    public static bool HaveSameKey(PhysicalTable one, PhysicalTable other) => one.Key == other.Key && KindsOf(one, one.Key).SequenceEqual(KindsOf(other, other.Key));

    public static bool AreSame(PhysicalTable table, IndexSchema index, PhysicalTable otherTable, IndexSchema other) =>
        index.Key == other.Key
        && KindsOf(table, index.Key).SequenceEqual(KindsOf(otherTable, other.Key))
        && (index.Included is null) == (other.Included is null)
        && (index.Included ?? []).Order(StringComparer.Ordinal).SequenceEqual((other.Included ?? []).Order(StringComparer.Ordinal));

    /// <summary>A table with one of its indexes and nothing that has to do with others.</summary>
    public static PhysicalTable Only(PhysicalTable table, IndexSchema index) => table with
    {
        Indexes = [index],
        KeyKinds = [.. table.KeyKinds.Where(kind => table.Key.Attributes.Concat(index.Key.Attributes).Contains(kind.Key))],
        TimeToLive = null,
    };

    /// <summary>What differs between a table as it was left and as it is, in words.</summary>
    public static IEnumerable<string> Differences(PhysicalTable left, PhysicalTable live)
    {
        if (!HaveSameKey(left, live))
            yield return "it was made again with another key";
        foreach (var index in left.Indexes)
        {
            if (live.Indexes.FirstOrDefault(other => other.Name == index.Name) is not { } other)
                yield return $"index {index.Name} was dropped";
            else if (!AreSame(left, index, live, other))
                yield return $"index {index.Name} was made again with another key or projection";
        }

        foreach (var added in live.Indexes.Where(index => left.Indexes.All(other => other.Name != index.Name)))
            yield return $"index {added.Name} was added";
        if (left.TimeToLive != live.TimeToLive)
            yield return live.TimeToLive is { } attribute ? $"items expire by {attribute} now" : $"items no longer expire by {left.TimeToLive}";
    }

    private static IEnumerable<AttributeKind> KindsOf(PhysicalTable table, KeySchema key) =>
        key.Attributes.Select(name => table.KeyKinds.First(kind => kind.Key == name).Value);
}
