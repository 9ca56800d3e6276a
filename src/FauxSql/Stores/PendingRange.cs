using System.Text.Json;
using FauxSql.Layouts;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;

namespace FauxSql.Stores;

/// <summary>A Query, or a Scan when no partition is given, page after page until enough items match.</summary>
internal sealed class PendingRange(ILayout layout, Read.Range range) : IPendingRead
{
    // A filter makes DynamoDB read items that it does not return. Pages that begin at this size and double bound what a small Take may read
    // beyond its end to what it had to read anyway, and keep the round trips few where little matches.
    private const int FirstFilteredPage = 100;

    private readonly Route _route = layout.RouteOf(range.Entity, range.Index);
    private readonly List<ReadOnlyMemory<byte>> _items = [];
    private ReadOnlyMemory<byte>? _last = range.After;
    private int _filteredPage = FirstFilteredPage;

    public string Operation => range.IsScan ? "Scan" : "Query";

    public string Entity => range.Entity.Name;

    public bool IsDone { get; private set; }

    public bool IsThrottled => false;

    public Rows Rows => new(_items, _last);

    public ReadOnlyMemory<byte> Body() => RequestBody.Build(this, static (writer, read) => read.Write(writer));

    /// <summary>What the query asks for, without page and position: cursors are bound to it.</summary>
    public static ReadOnlyMemory<byte> Identity(ILayout layout, Read.Range range) => RequestBody.Build(
        new PendingRange(layout, range with { After = null, Take = null }), static (writer, read) => read.Write(writer));

    public void Accept(ReadOnlyMemory<byte> body)
    {
        _last = ResponseReader.CopyPage(body, _items);
        _filteredPage = Math.Min(_filteredPage * 2, int.MaxValue / 2);
        if (range.Take is { } take && _items.Count > take)
        {
            _items.RemoveRange(take, _items.Count - take);
            _last = PositionOf(_route, _items[^1]);
        }

        IsDone = _last is null || _items.Count >= range.Take;
    }

    /// <summary>The key to go on after an item, as JSON.</summary>
    public static ReadOnlyMemory<byte> PositionOf(Route route, ReadOnlyMemory<byte> item) => RequestBody.Build((route, item), static (writer, at) =>
    {
        var (key, table) = (at.route.Key, at.route.TableKey);
        foreach (var name in key.Attributes.Concat(table.Attributes).Distinct())
        {
            if (!ItemReader.TryFind(at.item, name, out var value))
                continue;
            writer.WritePropertyName(name);
            writer.WriteRawValue(value.Span, skipInputValidation: true);
        }
    });

    private static Condition EqualTo(string attribute, AttributeValue value) =>
        new Condition.Compare(new Operand.Path(new DocumentPath(attribute)), Comparator.Equal, new Operand.Value(value));

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteString("TableName", _route.Table);
        if (_route.Index is { } index)
            writer.WriteString("IndexName", index);
        var printer = new ExpressionPrinter();
        if (!range.IsScan)
        {
            var key = _route.Key.Attributes.Zip(range.KeyValues, EqualTo).Aggregate((all, one) => all & one);
            writer.WriteString("KeyConditionExpression", printer.Print(range.SortKey is null ? key : key & range.SortKey));
            if (range.IsDescending)
                writer.WriteBoolean("ScanIndexForward", false);
        }

        if (range.Filter is { } filter)
            writer.WriteString("FilterExpression", printer.Print(filter));
        printer.WriteNamesAndValues(writer);
        if (range.Take - _items.Count is { } missing)
            writer.WriteNumber("Limit", range.Filter is null ? missing : Math.Max(_filteredPage, missing));
        if (_last is { } last)
        {
            writer.WritePropertyName("ExclusiveStartKey");
            writer.WriteRawValue(last.Span, skipInputValidation: true);
        }

        RequestBody.WriteCapacity(writer);
    }
}
