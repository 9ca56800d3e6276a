using FauxSql.Layouts;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;

namespace FauxSql.Stores;

/// <summary>
/// A range of a sharded index: a query of each shard, sent together, whose items are merged in the order of the sort attributes that are not
/// given; items that are equal in them come in the order of the shards.
/// </summary>
internal sealed class PendingShards
{
    private readonly Read.Range _range;
    private readonly PendingRange[] _shards;
    private readonly string[] _order;
    private readonly int[] _merged;
    private readonly AttributeValue[]?[] _heads;
    private readonly List<ReadOnlyMemory<byte>> _items = [];
    private readonly List<int> _sources = [];

    public PendingShards(IReadOnlyList<Route> routes, Read.Range range)
    {
        _range = range;
        _shards = [.. routes.Index().Zip(ShardPositions.Parse(range.After, routes.Count), (indexed, position) => new PendingRange(indexed.Item, range with { Within = range.ShareOf(indexed.Index, routes.Count) }, position.After) { IsEnd = position.IsEnd })];
        _order = [.. routes[0].Key.Attributes.Skip(range.KeyValues.Count)];
        _merged = new int[_shards.Length];
        _heads = new AttributeValue[_shards.Length][];
    }

    public IReadOnlyList<IPendingRead> Shards => _shards;

    public Rows Rows => new(_items, PositionAfter)
    {
        Index = _range.Index,
        Count = Math.Min(Count, _range.Take ?? Count),
        Matched = _shards.Sum(shard => shard.Count),
        Evaluated = _shards.Sum(shard => shard.Evaluated),
        IsPartial = !IsFull && !_shards.All(shard => shard.IsEnd),
    };

    private int Count => _range.IsCount ? _shards.Sum(shard => shard.Count) : _items.Count;

    private bool IsFull => Count >= _range.Take;

    /// <summary>Merges what has come so far, and says which shards have to be asked again.</summary>
    public void Merge()
    {
        while (!IsFull && Next() is { } shard)
        {
            _items.Add(_shards[shard].Items[_merged[shard]++]);
            _sources.Add(shard);
            _heads[shard] = null;
        }

        foreach (var (shard, read) in _shards.Index())
            read.Wanted = IsFull || (_range.Take is not null && HasHead(shard)) ? 0 : read.Count + _range.Take - Count;
    }

    // The shard whose next item comes first, or none while that is not known.
    private int? Next()
    {
        int? first = null;
        for (var shard = 0; shard < _shards.Length; shard++)
        {
            if (HasHead(shard))
                first = first is { } best && Compare(Head(best), Head(shard)) <= 0 ? best : shard;
            else if (_order.Length > 0 && !_shards[shard].IsEnd)
                return null;
        }

        return first;
    }

    private bool HasHead(int shard) => _merged[shard] < _shards[shard].Items.Count;

    private AttributeValue[] Head(int shard) => _heads[shard] ??=
        [.. _order.Select(attribute => ItemReader.Get(_shards[shard].Items[_merged[shard]], new DocumentPath(attribute)) ?? AttributeValue.Null.Instance)];

    private int Compare(AttributeValue[] left, AttributeValue[] right)
    {
        for (var i = 0; i < left.Length; i++)
        {
            if (ValueOrder.TryCompare(left[i], right[i], out var order) && order != 0)
                return _range.IsDescending ? -order : order;
        }

        return 0;
    }

    private ReadOnlyMemory<byte>? PositionAfter(int count)
    {
        var used = new int[_shards.Length];
        foreach (var shard in _sources.Take(count))
            used[shard]++;
        return ShardPositions.Print([.. _shards.Zip(used, (read, items) => new ShardPosition(read.IsEnd && items == read.Items.Count, read.PositionAfter(items)))]);
    }
}
