using System.Text;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Tables;

/// <summary>The keys that items of an entity have in its indexes, found in one pass.</summary>
internal sealed class IndexKeys
{
    private readonly EntitySchema _entity;
    private readonly string[] _names;
    private readonly byte[][] _encoded;

    public IndexKeys(EntitySchema entity)
    {
        _entity = entity;
        _names = [.. entity.Indexes.SelectMany(index => index.Key.Attributes).Distinct(StringComparer.Ordinal)];
        _encoded = [.. _names.Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>Checks those that an item has; without one it is simply not in the index.</summary>
    /// <exception cref="Errors.InvalidKeyException">DynamoDB would refuse one.</exception>
    public void Check(ReadOnlySpan<byte> item)
    {
        if (_names.Length == 0)
            return;
        var values = new AttributeValue?[_names.Length];
        ItemReader.Find(item, _encoded, values);
        foreach (var index in _entity.Indexes)
            KeyRules.CheckIndex(_entity, index, name => values[Array.IndexOf(_names, name)]);
    }
}
