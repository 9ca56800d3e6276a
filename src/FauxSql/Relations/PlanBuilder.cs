using FauxSql.Layouts;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Stores;

namespace FauxSql.Relations;

/// <summary>Says what reads will send, by the rules of <see cref="IncludePlanner"/>.</summary>
internal sealed class PlanBuilder(ILayout layout)
{
    private readonly List<PlannedRequest> _requests = [];

    public Plan Build() => new([.. _requests.OrderBy(request => request.RoundTrip)]);

    public PlanBuilder AddRead(int roundTrip, Read read, string? unknownKey = null)
    {
        if (read is Read.Point point)
        {
            var route = layout.RouteOf(point.Entity, null);
            var key = string.Join(", ", layout.AddressOf(point.Entity, point.Key).Key.Select(pair => $"{pair.Key} = {KeyText.Quoted(pair.Value)}"));
            _requests.Add(new PlannedRequest(
                roundTrip, unknownKey is null ? "GetItem" : "BatchGetItem", route.Table, unknownKey ?? key, point.IsConsistent ? 1 : 0.5, 0));
            return this;
        }

        var range = (Read.Range)read;
        var queried = layout.RouteOf(range.Entity, range.Index);
        List<string> detail = [unknownKey ?? (range.Partition is { } partition ? $"{queried.Key.Partition[0]} = {KeyText.Quoted(partition)}" : "every item")];
        if (range.SortKey is { } sort)
            detail.Add("and " + Text(sort));
        if (range.Filter is { } filter)
            detail.Add("where " + Text(filter));
        if (range.IsDescending)
            detail.Add("descending");
        if (range.Take is { } take)
            detail.Add($"take {take}");
        _requests.Add(new PlannedRequest(
            roundTrip,
            range.Partition is null ? "Scan" : "Query",
            queried.Index is null ? queried.Table : $"{queried.Table}/{queried.Index}",
            string.Join(' ', detail),
            0.5,
            0));
        return this;
    }

    public PlanBuilder AddIncludes(int roundTrip, string source, Includes includes, IReadOnlyDictionary<string, AttributeValue> known)
    {
        foreach (var relation in includes)
        {
            var isKnown = known.TryGetValue(relation.Schema.Attribute, out var key);
            var at = isKnown ? roundTrip : roundTrip + 1;
            var attribute = Fetch.KeyAttributeOf(relation);
            var fetch = Fetch.Of(relation, key ?? AttributeValue.Null.Instance, []);
            AddRead(at, fetch.Read, isKnown ? null : $"{attribute} = {relation.Schema.Attribute} of each {source}");
            var reached = isKnown ? new Dictionary<string, AttributeValue> { [attribute] = key! } : [];
            AddNested(at, relation, reached, attribute);
        }

        return this;
    }

    public PlanBuilder AddWrite(string operation, string table, string detail, double units = 1)
    {
        _requests.Add(new PlannedRequest(1, operation, table, detail, 0, units));
        return this;
    }

    internal static string Text(Condition condition)
    {
        var names = new ExpressionPrinter();
        var text = names.Print(condition);
        using var document = System.Text.Json.JsonDocument.Parse(RequestBody.Build(names, static (writer, printer) => printer.WriteNamesAndValues(writer)));
        foreach (var group in document.RootElement.EnumerateObject())
        {
            // Longest placeholder first, so that #n1 does not match within #n10.
            foreach (var entry in group.Value.EnumerateObject().OrderByDescending(entry => entry.Name.Length))
            {
                var value = entry.Value.ValueKind == System.Text.Json.JsonValueKind.String
                    ? entry.Value.GetString()!
                    : entry.Value.EnumerateObject().First() is { Name: "S" } s ? s.Value.GetRawText() : entry.Value.EnumerateObject().First().Value.ToString();
                text = text.Replace(entry.Name, value, StringComparison.Ordinal);
            }
        }

        return text;
    }

    // A key that is known only at run time may still lead on within the same round trip.
    private void AddNested(int roundTrip, Relation relation, Dictionary<string, AttributeValue> reached, string attribute)
    {
        var target = relation.Target.Schema.Name;
        foreach (var nested in relation.Nested)
        {
            if (reached.Count == 0 && nested.Schema.Attribute == attribute)
            {
                var fetch = Fetch.Of(nested, AttributeValue.Null.Instance, []);
                AddRead(roundTrip, fetch.Read, $"{Fetch.KeyAttributeOf(nested)} = {attribute} of each {target}");
                AddNested(roundTrip, nested, [], Fetch.KeyAttributeOf(nested));
            }
            else
            {
                AddIncludes(roundTrip, target, (Includes)nested, reached);
            }
        }
    }
}
