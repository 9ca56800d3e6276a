using FauxSql.Naming;
using FauxSql.Protocol.Values;

namespace FauxSql.Transfer.Items;

/// <summary>Attributes of FauxSql's own, which the layout stores with an item and which do not belong to it.</summary>
internal static class OwnAttributes
{
    private static readonly byte[] Prefix = System.Text.Encoding.UTF8.GetBytes("\"" + OwnNames.Prefix);

    /// <summary>The item's attributes without them.</summary>
    public static Dictionary<string, AttributeValue> Without(ReadOnlySpan<byte> item)
    {
        var attributes = ItemJson.Parse(item);
        foreach (var name in attributes.Keys.Where(IsOwn).ToList())
            attributes.Remove(name);
        return attributes;
    }

    /// <summary>The attributes of an item that another table takes: without those that are made anew.</summary>
    public static Dictionary<string, AttributeValue> Kept(ReadOnlySpan<byte> item)
    {
        var attributes = ItemJson.Parse(item);
        foreach (var name in attributes.Keys.Where(IsMadeAnew).ToList())
            attributes.Remove(name);
        return attributes;
    }

    /// <summary>Whether it is one that every writer makes anew; which changes an item has is not.</summary>
    public static bool IsMadeAnew(string name) => IsOwn(name) && name != OwnNames.Change;

    public static bool IsOwn(string name) => name.StartsWith(OwnNames.Prefix, StringComparison.Ordinal);

    /// <summary>Whether the text of an item has nothing that could be one.</summary>
    public static bool AreCertainlyNotIn(ReadOnlySpan<byte> item) => item.IndexOf(Prefix) < 0;

    /// <summary>Whether two items are the same to the model.</summary>
    public static bool AreEqual(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        if (one.SequenceEqual(other))
            return true;
        var (first, second) = (Kept(one), Kept(other));
        return first.Count == second.Count && first.All(attribute => second.TryGetValue(attribute.Key, out var value) && attribute.Value.Equals(value));
    }
}
