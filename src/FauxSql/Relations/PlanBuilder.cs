using System.Text.Json;
using FauxSql.Layouts;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Relations;

/// <summary>Says what an operation will send, by the rules of <see cref="IncludePlanner"/> and of the store.</summary>
internal sealed class PlanBuilder(ILayout layout)
{
    private const double EventualRead = 0.5;
    private const int KeysInDetail = 3;

    private readonly List<PlannedRequest> _requests = [];
    private readonly List<PlannedRead> _reads = [];
    private readonly Dictionary<AttributeValue, int> _arguments = [];

    public Plan Build() => new([.. Joined().OrderBy(request => request.RoundTrip)]) { Reads = _reads };

    /// <summary>A read, and what is fetched with the items that it finds.</summary>
    public PlanBuilder AddRead(int roundTrip, Read read, Includes? includes = null)
    {
        AddIncludes(roundTrip, Known(roundTrip, read), read is Read.Point or Read.Range { Take: 1 }, includes ?? Includes.None, Fetch.KnownOf(read));
        return this;
    }

    /// <summary>Who has a unique value, and then the item.</summary>
    public PlanBuilder AddOwner(int roundTrip, UniqueClaim claim)
    {
        var address = layout.AddressOf(claim);
        _requests.Add(new PlannedRequest(roundTrip, "GetItem", address.Table, Shown.IsSensitive(claim) ? SensitiveText.Mark : KeyText.Of(address.Key[0].Value), false, 2 * EventualRead, 0));
        _requests.Add(new PlannedRequest(roundTrip + 1, "GetItem", layout.RouteOf(claim.Entity, null).Table, "the owner", false, 2 * EventualRead, 0));
        _reads.Add(new PlannedRead(roundTrip, "GetItem", layout.Claims.Name, null) { Arguments = [ArgumentOf(claim.Value)], IsConsistent = true });
        _reads.Add(new PlannedRead(roundTrip + 1, "GetItem", claim.Entity.Name, null) { From = _reads.Count - 1, FromAttribute = UniqueClaim.OwnerAttribute, IsConsistent = true });
        return this;
    }

    /// <summary>Reads of different keys, and what is fetched with their items.</summary>
    public PlanBuilder AddPoints(IReadOnlyList<Read.Point> reads, Includes includes)
    {
        foreach (var read in reads)
        {
            AddIncludes(1, Known(1, read), reads.Count == 1, includes, Fetch.KnownOf(read));
        }

        return this;
    }

    public PlanBuilder AddWrite(int roundTrip, string operation, string table, string detail, double units)
    {
        _requests.Add(new PlannedRequest(roundTrip, operation, table, detail, false, 0, units));
        return this;
    }

    /// <summary>A condition with its values in it, but for sensitive ones.</summary>
    internal static string Text(EntitySchema entity, Condition condition)
    {
        var names = new ExpressionPrinter();
        var text = names.Print(Shown.Of(entity, condition));
        using var document = JsonDocument.Parse(RequestBody.Build(names, static (writer, printer) => printer.WriteNamesAndValues(writer)));
        foreach (var group in document.RootElement.EnumerateObject())
        {
            // Longest placeholder first, so that #n1 does not match within #n10.
            foreach (var entry in group.Value.EnumerateObject().OrderByDescending(entry => entry.Name.Length))
            {
                var value = entry.Value.ValueKind == JsonValueKind.String
                    ? entry.Value.GetString()!
                    : entry.Value.EnumerateObject().First() is { Name: "S" } s ? s.Value.GetRawText() : entry.Value.EnumerateObject().First().Value.ToString();
                text = text.Replace(entry.Name, value, StringComparison.Ordinal);
            }
        }

        return text;
    }

    // Returns the position of the read.
    private int Known(int roundTrip, Read read)
    {
        switch (read)
        {
            case Read.Point point:
                AddPoint(roundTrip, point, KeyOf(point.Entity, point.Key), isRepeated: false);
                return Note(PointOf(roundTrip, point) with { Arguments = [.. new[] { point.Key.Partition, point.Key.Sort }.OfType<AttributeValue>().Select(ArgumentOf)] });
            case Read.Range range:
                AddRange(roundTrip, range, range.IsScan ? "every item" : KeyOf(range), isRepeated: false);
                return Note(RangeOf(roundTrip, range) with { Arguments = [.. range.KeyValues.Select(ArgumentOf)] });
            default:
                throw new NotSupportedException(read.GetType().Name);
        }
    }

    private void AddIncludes(int roundTrip, int source, bool isSingle, Includes includes, Dictionary<string, AttributeValue> known)
    {
        foreach (var relation in includes)
            AddInclude(roundTrip, source, isSingle, relation, known);
    }

    private void AddInclude(int roundTrip, int source, bool isSingle, Relation relation, Dictionary<string, AttributeValue> known)
    {
        var attribute = Fetch.KeyAttributeOf(relation);
        if (known.TryGetValue(relation.Schema.Attribute, out var key))
        {
            var position = Known(roundTrip, Fetch.Of(relation, key).Read);
            AddNested(roundTrip, position, isSingle, relation, new Dictionary<string, AttributeValue>(StringComparer.Ordinal) { [attribute] = key });
            return;
        }

        AddUnknown(roundTrip + 1, (source, relation.Schema.Attribute), isSingle, relation, $"{attribute} = {relation.Schema.Attribute} of {(isSingle ? "the" : "each")} {_reads[source].Entity}");
    }

    // The key is that of something found before.
    private void AddUnknown(int roundTrip, (int Read, string Attribute) source, bool isSingle, Relation relation, string key)
    {
        var read = Fetch.Of(relation, AttributeValue.Null.Instance).Read;
        if (read is Read.Range range)
            AddRange(roundTrip, range, key, isRepeated: !isSingle);
        else
            AddPoint(roundTrip, new Read.Point(relation.Entity, default), key, isRepeated: !isSingle);
        var planned = read is Read.Range of ? RangeOf(roundTrip, of) : new PlannedRead(roundTrip, "GetItem", relation.Entity.Name, null);
        AddNested(roundTrip, Note(planned with { From = source.Read, FromAttribute = source.Attribute }), isSingle, relation, []);
    }

    // A key that is known only at run time may still lead on within the same round trip.
    private void AddNested(int roundTrip, int position, bool isSingle, Relation relation, Dictionary<string, AttributeValue> reached)
    {
        var attribute = Fetch.KeyAttributeOf(relation);
        var of = _reads[position];
        foreach (var nested in relation.Nested)
        {
            if (reached.Count == 0 && nested.Schema.Attribute == attribute)
                AddUnknown(roundTrip, (of.From!.Value, of.FromAttribute!), isSingle, nested, $"{Fetch.KeyAttributeOf(nested)} = {attribute} of {(isSingle ? "the" : "each")} {of.Entity}");
            else
                AddInclude(roundTrip, position, isSingle && !relation.Schema.IsMany, nested, reached);
        }
    }

    private int Note(PlannedRead read)
    {
        _reads.Add(read);
        return _reads.Count - 1;
    }

    private static PlannedRead PointOf(int roundTrip, Read.Point point) => new(roundTrip, "GetItem", point.Entity.Name, null) { IsConsistent = point.IsConsistent };

    private PlannedRead RangeOf(int roundTrip, Read.Range range) => new(roundTrip, range.IsScan ? "Scan" : "Query", range.Entity.Name, range.Index)
    {
        Take = range.Take,
        IsDescending = range.IsDescending,
        IsConsistent = range.IsConsistent,
        IsNarrowed = range.SortKey is not null || range.Filter is not null || range.Within is not null,
        Parts = range.IsScan ? range.Segments : layout.RoutesOf(range.Entity, range.Index).Count,
    };

    private int ArgumentOf(AttributeValue value)
    {
        if (!_arguments.TryGetValue(value, out var number))
            _arguments.Add(value, number = _arguments.Count + 1);
        return number;
    }

    private void AddPoint(int roundTrip, Read.Point point, string key, bool isRepeated) => _requests.Add(new PlannedRequest(
        roundTrip,
        isRepeated ? "BatchGetItem" : "GetItem",
        layout.RouteOf(point.Entity, null).Table,
        key + Consistency(point.IsConsistent),
        false,
        UnitsOf(point.IsConsistent),
        0));

    private void AddRange(int roundTrip, Read.Range range, string key, bool isRepeated)
    {
        var routes = layout.RoutesOf(range.Entity, range.Index);
        List<string> detail = [key];
        if (range.SortKey is { } sort)
            detail.Add("and " + Text(range.Entity, sort));
        if (range.Filter is { } filter)
            detail.Add("where " + Text(range.Entity, filter));
        if (range.IsDescending)
            detail.Add("descending");
        if (range.Take is { } take)
            detail.Add($"take {take}");
        if (range.Within is { } within)
            detail.Add($"within {within} reads");
        if (range.IsCount)
            detail.Add("counted");
        else if (range.Projection is { } projection)
            detail.Add("select " + string.Join(", ", projection.Paths));
        if (range.Segments > 1)
            detail.Add($"segment {range.Segment + 1} of {range.Segments}");
        foreach (var (shard, route) in routes.Index())
        {
            _requests.Add(new PlannedRequest(
                roundTrip,
                range.IsScan ? "Scan" : "Query",
                route.Index is null ? route.Table : $"{route.Table}/{route.Index}",
                string.Join(' ', routes.Count == 1 ? detail : [.. detail, $"in shard {shard + 1} of {routes.Count}"]) + Consistency(range.IsConsistent),
                isRepeated,
                UnitsOf(range.IsConsistent),
                0));
        }
    }

    private static double UnitsOf(bool isConsistent) => isConsistent ? 2 * EventualRead : EventualRead;

    private static string Consistency(bool isConsistent) => isConsistent ? " consistent" : "";

    // Items of one table that are looked up in one round trip, consistently or not, travel in batches; what is asked for twice is sent once.
    private IEnumerable<PlannedRequest> Joined()
    {
        var requests = _requests.Distinct().ToLookup(request => request.Operation is "GetItem" or "BatchGetItem");
        var lookUps = requests[true].GroupBy(request => (request.RoundTrip, request.Target, request.ReadUnits)).SelectMany(group => Batches([.. group]));
        return lookUps.Concat(requests[false]);
    }

    private static IEnumerable<PlannedRequest> Batches(PlannedRequest[] lookUps) => lookUps.Length == 1 ? lookUps : lookUps.Chunk(DynamoLimits.BatchGetKeys).Select(batch => batch[0] with
    {
        Operation = "BatchGetItem",
        Detail = batch.Length <= KeysInDetail ? string.Join("; ", batch.Select(request => request.Detail)) : $"{batch[0].Detail}; and {batch.Length - 1} more",
        ReadUnits = batch.Sum(request => request.ReadUnits),
    });

    private string KeyOf(EntitySchema entity, Key key) =>
        string.Join(", ", layout.AddressOf(entity, key).Key.Select(pair => $"{pair.Key} = {Shown.Quoted(entity, pair.Key, pair.Value)}"));

    private string KeyOf(Read.Range range) =>
        string.Join(" and ", RouteOf(range).Key.Attributes.Zip(range.KeyValues, (name, value) => $"{name} = {Shown.Quoted(range.Entity, name, value)}"));

    private Route RouteOf(Read.Range range) => layout.RouteOf(range.Entity, range.Index);
}
