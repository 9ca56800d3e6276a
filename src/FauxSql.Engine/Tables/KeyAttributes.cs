using System.Text;
using FauxSql.Engine.Storage;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Tables;

/// <summary>Takes the values of the key attributes of a table and its indexes out of items, in one pass over each.</summary>
internal sealed class KeyAttributes
{
    private readonly string[] _names;
    private readonly byte[][] _utf8;

    public KeyAttributes(TableDefinition table)
    {
        _names = [.. table.Key.All.Concat(table.Indexes.SelectMany(i => i.Key.All)).Select(a => a.Name).Distinct()];
        _utf8 = Array.ConvertAll(_names, Encoding.UTF8.GetBytes);
    }

    /// <summary>The values in an item, by name.</summary>
    public Func<string, AttributeValue?> Of(StoredItem item)
    {
        var values = new AttributeValue?[_names.Length];
        ItemReader.Find(item.Json, _utf8, values);
        return name => Array.IndexOf(_names, name) is var at and >= 0 ? values[at] : null;
    }
}
