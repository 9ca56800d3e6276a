namespace FauxSql;

/// <summary>One request of a <see cref="Plan"/>.</summary>
/// <param name="RoundTrip">The round trip it belongs to, counted from 1.</param>
/// <param name="Operation">
/// DynamoDB's operation, such as <c>Query</c>. A <c>BatchGetItem</c> whose keys turn out to be one is sent as a <c>GetItem</c>, and one of more
/// than 100 as several.
/// </param>
/// <param name="Target">The physical table, and the index if one is queried: <c>Orders/CustomerIndex</c>.</param>
/// <param name="Detail">The key, the filter and what bounds the result.</param>
/// <param name="IsRepeated">Whether it is sent once for each item found before, all of them together.</param>
/// <param name="ReadUnits">The read units at least.</param>
/// <param name="WriteUnits">The write units at least.</param>
public sealed record PlannedRequest(
    int RoundTrip, string Operation, string Target, string Detail, bool IsRepeated, double ReadUnits, double WriteUnits);
