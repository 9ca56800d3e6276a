namespace FauxSql.Engine.Tests.Modelled;

/// <summary>A Query or Scan of all pages: what of a table or an index it finds, and what it returns of that.</summary>
/// <param name="Operation">Query or Scan.</param>
/// <param name="Table">The table.</param>
/// <param name="Paging">How the pages are asked for.</param>
internal sealed record ModelRead(string Operation, string Table, ModelPaging Paging)
{
    public ModelIndex? Index { get; init; }

    /// <summary>The members of the request that say which keys are found.</summary>
    public string Keys { get; init; } = "";

    /// <summary>The values that these use.</summary>
    public IReadOnlyDictionary<string, object> Values { get; init; } = new Dictionary<string, object>();

    /// <summary>Whether an item is one that these find.</summary>
    public Func<ModelItem, bool> IsFound { get; init; } = _ => true;

    public ModelCondition Filter { get; init; } = ModelCondition.None;

    /// <summary>The members of the request that say which attributes are returned.</summary>
    public string Shown { get; init; } = "";

    /// <summary>What is left of an item then.</summary>
    public Func<ModelItem, ModelItem> Show { get; init; } = item => item;

    public string Select { get; init; } = "";

    /// <summary>Whether a Query goes forward.</summary>
    public bool? IsForward { get; init; }

    /// <summary>Whether the model knows in which order the items come: not within an index, and not in a Scan.</summary>
    public bool IsOrdered { get; init; }

    public int Segments { get; init; } = 1;

    // Which items share a page is known only if their order is.
    private string Capacity => !IsOrdered && Paging.Limit != 1 && (Paging.Limit > 0 || Segments > 1) ? "" : Paging.Capacity;

    /// <summary>The request for a page.</summary>
    /// <param name="segment">The segment of a Scan.</param>
    /// <param name="start">The key behind which the page begins, as JSON.</param>
    public string Request(int segment, string start = "") => $"{{\"TableName\":\"{Table}\",\"ConsistentRead\":{(Paging.IsConsistent ? "true" : "false")}"
        + (Index is null ? "" : $",\"IndexName\":\"{Index.Name}\"")
        + Keys
        + (IsForward is { } forward ? $",\"ScanIndexForward\":{(forward ? "true" : "false")}" : "")
        + Filter.Members("FilterExpression", Operation + "Filter")
        + Shown
        + (Select == "" ? "" : $",\"Select\":\"{Select}\"")
        + ModelWrite.ValuesJson(Values.Concat(Filter.Values).ToDictionary())
        + (Operation == "Scan" ? $",\"Segment\":{segment},\"TotalSegments\":{Segments}" : "")
        + (Paging.Limit > 0 ? $",\"Limit\":{Paging.Limit}" : "")
        + (Capacity == "" ? "" : $",\"ReturnConsumedCapacity\":\"{Capacity}\"")
        + (start == "" ? "" : $",\"ExclusiveStartKey\":{start}") + "}";

    /// <summary>What the pages return and consume.</summary>
    public string Expect(Model model)
    {
        var found = Find(model.Table(Table));
        var pages = Paging.Limit == 0 ? [[.. found]] : found.Chunk(Paging.Limit).ToList();
        if (Paging.Limit > 0 && found.Count % Paging.Limit == 0)
            pages.AddRange(Enumerable.Repeat(Array.Empty<ModelItem>(), Segments)); // One cannot tell that nothing follows.
        var left = found.Select(Seen).Where(Filter.IsTrue).ToList();
        var shown = Select == "COUNT" ? [] : left.Select(item => Show(item).Json);
        return Result(shown, left.Count, found.Count, pages.Select(page => Consumed(page).Report(Capacity, isList: false)));
    }

    /// <summary>What all pages return, as text that can be compared.</summary>
    public string Result(IEnumerable<string> items, int count, int scanned, IEnumerable<string> capacities)
    {
        capacities = capacities.Where(capacity => capacity != "");
        return string.Join('\n', [.. InOrder(items), $"{count} of {scanned}", .. InOrder(capacities)]);
    }

    private IEnumerable<string> InOrder(IEnumerable<string> lines) => IsOrdered ? lines : lines.Order(StringComparer.Ordinal);

    private bool IsWhole => Select == "ALL_ATTRIBUTES";

    private List<ModelItem> Find(ModelTable table)
    {
        if (Index is not null && IsRefused(table, Index))
            throw new ModelFault("ValidationException");
        var found = (Index?.ItemsOf(table.Items.Values) ?? table.Items.Values).Where(IsFound);
        return [.. IsForward == false ? found.Reverse() : found];
    }

    private bool IsRefused(ModelTable table, ModelIndex index) =>
        !table.Indexes.Contains(index)
        || (Paging.IsConsistent && !index.IsLocal)
        || (IsWhole && !index.HasWholeItems)
        || (Operation == "Query" && index.Key.Any(Filter.Names));

    private ModelItem Seen(ModelItem item) => Index is null || IsWhole ? item : Index.EntryOf(item)!;

    // All of a page together, whatever is returned of it, but each item on its own that is fetched from the table.
    private ModelCapacity Consumed(ModelItem[] page)
    {
        var consumed = new ModelCapacity();
        consumed.Read(Table, Index, page.Sum(item => (Index is null ? item : Index.EntryOf(item)!).Size), Paging.IsConsistent);
        if (IsWhole && Index is { Projected: not null })
            foreach (var item in page)
                consumed.Read(Table, index: null, item.Size, Paging.IsConsistent);
        return consumed;
    }
}
