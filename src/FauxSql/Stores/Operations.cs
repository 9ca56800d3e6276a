namespace FauxSql.Stores;

internal static class Operations
{
    /// <summary>Whether an operation's consumed capacity is read units.</summary>
    public static bool IsRead(string operation) => operation is "GetItem" or "BatchGetItem" or "Query" or "Scan" or "TransactGetItems";
}
