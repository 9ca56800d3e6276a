namespace FauxSql.Stores;

internal static class Operations
{
    /// <summary>What data access sends.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["GetItem", "BatchGetItem", "Query", "Scan", "PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems"];

    /// <summary>Whether an operation is about items, and so consumes capacity.</summary>
    public static bool IsOfItems(string operation) => IsRead(operation) || All.Contains(operation, StringComparer.Ordinal);

    /// <summary>Whether an operation's consumed capacity is read units.</summary>
    public static bool IsRead(string operation) => operation is "GetItem" or "BatchGetItem" or "Query" or "Scan" or "TransactGetItems";
}
