namespace FauxSql;

/// <summary>One request of a <see cref="Plan"/>, or one for each item found before.</summary>
/// <param name="RoundTrip">The round trip it belongs to, counted from 1.</param>
/// <param name="Operation">DynamoDB's operation, such as <c>Query</c>.</param>
/// <param name="Target">The physical table, and the index if one is queried: <c>Orders/CustomerIndex</c>.</param>
/// <param name="Detail">The key, the filter and what bounds the result.</param>
/// <param name="ReadUnits">The read units at least.</param>
/// <param name="WriteUnits">The write units at least.</param>
public sealed record PlannedRequest(int RoundTrip, string Operation, string Target, string Detail, double ReadUnits, double WriteUnits);
