namespace FauxSql.Design.Capacity;

/// <summary>How a request reads items, which decides how their sizes are rounded.</summary>
public enum ReadKind
{
    /// <summary>GetItem and BatchGetItem: each item is rounded up to 4 KB by itself, and one that is not there costs as the smallest.</summary>
    Items,

    /// <summary>A page of a Query or a Scan: the items evaluated, those that a filter refuses included, are added up and then rounded up to 4 KB.</summary>
    Page,

    /// <summary>TransactGetItems: each item by itself, at twice the price of a consistent read.</summary>
    Transaction,
}
