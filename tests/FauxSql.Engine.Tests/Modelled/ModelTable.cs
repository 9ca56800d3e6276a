namespace FauxSql.Engine.Tests.Modelled;

/// <summary>A table as the model sees it: items by key, in order. Index reads look at the items themselves.</summary>
internal sealed class ModelTable(int? units)
{
    public SortedDictionary<(string P, long S), ModelItem> Items { get; } = new(Comparer<(string P, long S)>.Create(
        (a, b) => string.CompareOrdinal(a.P, b.P) is var byP and not 0 ? byP : a.S.CompareTo(b.S)));

    public List<ModelIndex> Indexes { get; } = [ModelIndex.Idx, ModelIndex.Loc];

    /// <summary>The read units, or <see langword="null"/> on demand.</summary>
    public int? Units { get; set; } = units;

    /// <summary>Those of the global indexes, unless on demand.</summary>
    public Dictionary<ModelIndex, int> IndexUnits { get; set; } = units is null ? [] : new() { [ModelIndex.Idx] = units.Value };

    /// <summary>The billing mode as it is described: not at all if it never was on demand.</summary>
    public string Billing { get; set; } = units is null ? "PAY_PER_REQUEST" : "";

    /// <summary>Whether it must not be deleted.</summary>
    public bool IsProtected { get; set; }

    /// <summary>The table class, if it was ever said.</summary>
    public string Class { get; set; } = "";

    /// <summary>The attribute with the time to live, or <see langword="null"/>.</summary>
    public string? TimeToLive { get; set; }

    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    public ModelItem? Find((string P, long S) key) => Items.GetValueOrDefault(key);

    public void Set((string P, long S) key, ModelItem? item)
    {
        Items.Remove(key);
        if (item is not null)
            Items[key] = item;
    }
}
