using System.Text.Json;
using FauxSql.Codecs;
using FauxSql.Layouts;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;

namespace FauxSql.Stores;

/// <summary>A Query, or a Scan when no partition is given, page after page until enough items match.</summary>
/// <param name="route">Where to.</param>
/// <param name="range">What is read.</param>
/// <param name="after">Where to go on, or null at the beginning.</param>
/// <param name="sink">What takes the items, or null when they are kept here.</param>
/// <param name="taken">How many items the sink is after; of those before the last of them none is kept here too, because none is gone on from.</param>
internal sealed class PendingRange(Route route, Read.Range range, ReadOnlyMemory<byte>? after, IItemSink? sink = null, int taken = 0) : IPendingRead
{
    // A filter makes DynamoDB read items that it does not return. Pages that begin at this size and double bound what a small Take may read
    // beyond its end to what it had to read anyway, and keep the round trips few where little matches.
    private const int FirstFilteredPage = 100;

    private readonly List<ReadOnlyMemory<byte>> _items = [];
    private readonly int _notKept = sink is null ? 0 : Math.Max(0, taken - 1);
    private readonly ReadOnlyMemory<byte>? _first = after;
    private ReadOnlyMemory<byte>? _last = after;
    private int _filteredPage = FirstFilteredPage;
    private int _evaluated;

    public string Operation => range.IsScan ? "Scan" : "Query";

    public string Entity => range.Entity.Name;

    public bool IsDone => IsEnd || Count >= Wanted || _evaluated >= range.Within;

    public bool IsThrottled => false;

    /// <summary>How many items are wanted, those that are there included; null for all.</summary>
    public int? Wanted { get; set; } = range.Take;

    /// <summary>Whether there are no more items than those that are there.</summary>
    public bool IsEnd { get; set; }

    /// <summary>What was found so far and is kept, which may be more than was wanted.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Items => _items;

    /// <summary>How many items were found so far; a count finds them without their contents.</summary>
    public int Count { get; private set; }

    public int Evaluated => _evaluated;

    public Rows Rows => new(sink is not null ? [] : _items.Count > range.Take ? _items[..range.Take.Value] : _items, PositionAfter)
    {
        Index = range.Index,
        Count = Math.Min(Count, range.Take ?? Count),
        Matched = Count,
        Evaluated = _evaluated,
        IsPartial = !IsEnd && !(Count >= range.Take),
    };

    public ReadOnlyMemory<byte> Body() => RequestBody.Build(this, static (writer, read) => read.Write(writer));

    /// <summary>What the query asks for, without page and position: cursors are bound to it.</summary>
    public static ReadOnlyMemory<byte> Identity(ILayout layout, Read.Range range) => JsonBytes.Write((layout, range), static (writer, of) =>
    {
        writer.WriteStartArray();
        foreach (var route in of.layout.RoutesOf(of.range.Entity, of.range.Index))
            writer.WriteRawValue(new PendingRange(route, of.range with { Take = null, Within = null }, null).Body().Span, skipInputValidation: true);
        writer.WriteEndArray();
    });

    public void Accept(ReadOnlyMemory<byte> body)
    {
        var page = ResponseReader.ReadPage(body, sink, _items, _notKept - Count);
        (_last, Count, _evaluated) = (page.LastKey, checked(Count + page.Count), checked(_evaluated + page.Evaluated));
        _filteredPage = Math.Min(_filteredPage * 2, int.MaxValue / 2);
        IsEnd = _last is null;
    }

    /// <summary>Where to go on after so many of the items, as JSON: null at the very beginning, and at the end.</summary>
    public ReadOnlyMemory<byte>? PositionAfter(int count) => range.IsCount || count == Count ? _last : count == 0 ? _first : KeyOf(_items[count - 1 - _notKept]);

    // The key to go on after, as JSON. It takes the index's key and the table's.
    private ReadOnlyMemory<byte> KeyOf(ReadOnlyMemory<byte> item) => RequestBody.Build((route, item), static (writer, at) =>
    {
        var (key, shard, table) = (at.route.Key, at.route.Shard, at.route.TableKey);
        if (shard is { } own)
        {
            writer.WritePropertyName(own.Key);
            own.Value.WriteTo(writer);
        }

        foreach (var name in key.Attributes.Concat(table.Attributes).Distinct())
        {
            if (!ItemReader.TryFind(at.item, name, out var value))
                continue;
            writer.WritePropertyName(name);
            writer.WriteRawValue(value.Span, skipInputValidation: true);
        }
    });

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteString("TableName", route.Table);
        if (route.Index is { } index)
            writer.WriteString("IndexName", index);
        var printer = new ExpressionPrinter();
        if (!range.IsScan)
        {
            writer.WriteString("KeyConditionExpression", printer.Print(KeyCondition()));
            if (range.IsDescending)
                writer.WriteBoolean("ScanIndexForward", false);
        }

        if (range.Filter is { } filter)
            writer.WriteString("FilterExpression", printer.Print(filter));
        if (range.IsCount)
            writer.WriteString("Select", "COUNT");
        else if (range.Projection is { } projection)
            writer.WriteString("ProjectionExpression", printer.Print(projection));
        printer.WriteNamesAndValues(writer);
        if (Limit() is { } limit)
            writer.WriteNumber("Limit", limit);
        if (range.IsConsistent)
            writer.WriteBoolean("ConsistentRead", true);
        if (range.Segments > 1)
        {
            writer.WriteNumber("Segment", range.Segment);
            writer.WriteNumber("TotalSegments", range.Segments);
        }

        if (_last is { } last)
        {
            writer.WritePropertyName("ExclusiveStartKey");
            writer.WriteRawValue(last.Span, skipInputValidation: true);
        }
    }

    private int? Limit()
    {
        var wanted = Wanted - Count;
        if (wanted is { } missing && range.Filter is not null)
            wanted = Math.Max(_filteredPage, missing);
        return range.Within - _evaluated is { } allowed ? Math.Min(wanted ?? allowed, allowed) : wanted;
    }

    private Condition KeyCondition()
    {
        var key = route.Key.Attributes.Zip(range.KeyValues, Condition.IsEqual).ToList();
        if (route.Shard is { } shard)
            key.Add(Condition.IsEqual(shard.Key, shard.Value));
        if (range.SortKey is { } sort)
            key.Add(sort);
        return key.Aggregate((all, one) => all & one);
    }
}
