namespace FauxSql.Engine.Tests.Modelled;

/// <summary>An index as the model sees it: the items that have its key attributes, as far as they are projected.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Key">Its key attributes.</param>
/// <param name="Projected">The attributes of its entries, or <see langword="null"/> if they have all.</param>
internal sealed record ModelIndex(string Name, IReadOnlyList<string> Key, IReadOnlyList<string>? Projected)
{
    /// <summary>The one that every table is created with.</summary>
    public static ModelIndex Idx { get; } = new("Idx", ["g", "h"], Projected: null);

    /// <summary>The one that is created and deleted while items are written.</summary>
    public static ModelIndex Late { get; } = new("Late", ["t"], ["p", "s", "t", "n", "l"]);

    /// <summary>The local one, with the keys only.</summary>
    public static ModelIndex Loc { get; } = new("Loc", ["p", "h"], ["p", "s", "h"]);

    public bool IsLocal => this == Loc;

    /// <summary>Whether a read may ask for all attributes: a local index gets them from the table.</summary>
    public bool HasWholeItems => Projected is null || IsLocal;

    public IEnumerable<ModelItem> EntriesOf(IEnumerable<ModelItem> items) => items.Select(EntryOf).OfType<ModelItem>();

    public IEnumerable<ModelItem> ItemsOf(IEnumerable<ModelItem> items) => items.Where(item => EntryOf(item) is not null);

    /// <summary>What the index has of an item, if it has it.</summary>
    public ModelItem? EntryOf(ModelItem? item) =>
        item is null || !Key.All(item.ContainsKey) || Refuses(item) ? null
        : Projected is null ? item
        : item.Only(Projected);

    /// <summary>Whether an item cannot be put into the table.</summary>
    public bool Refuses(ModelItem item) => Key.Any(name => item.Get<string>(name) == "");
}
