namespace FauxSql.Transfer.Documents;

/// <summary>What a page says of a relationship.</summary>
internal sealed class RelationshipDocument(string file, int line, string source, string target)
{
    private readonly List<string> _reasons = [];

    public string File => file;

    public int Line => line;

    public string Source => source;

    public string Target => target;

    public bool IsManyToMany { get; init; }

    public bool IsOneToOne { get; init; }

    public int? Max { get; set; }

    public RelationshipStrategy Strategy { get; set; }

    /// <summary>The names that the strategy mentions: attributes, and for an embedded or a link entity others.</summary>
    public IReadOnlyList<string> Names { get; set; } = [];

    public string? Because => _reasons.Count == 0 ? null : string.Join("; ", _reasons);

    /// <summary>The navigations, or <see langword="null"/> when the page does not say whether there are any.</summary>
    public List<NavigationLine>? Navigations { get; set; }

    public bool IsEnforced { get; set; }

    public void AddReason(string text) => _reasons.Add(text);
}
