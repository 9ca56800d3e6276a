namespace FauxSql.Design.Costs.Writes;

/// <summary>The writes of one item, as the client calls them.</summary>
public enum WriteVerb
{
    /// <summary>A new item.</summary>
    Insert,

    /// <summary>An item in the place of the one that is there.</summary>
    Put,

    /// <summary>All modelled attributes of an item that is there.</summary>
    Save,

    /// <summary>Some attributes of an item that is there.</summary>
    Update,

    /// <summary>An item less.</summary>
    Delete,
}
