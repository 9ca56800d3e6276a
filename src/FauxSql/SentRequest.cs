namespace FauxSql;

/// <summary>One request that was sent, and what it used.</summary>
/// <param name="RoundTrip">The round trip it belonged to, counted from 1.</param>
/// <param name="Operation">DynamoDB's operation, such as <c>Query</c>.</param>
/// <param name="Target">The physical table, and the index if one was queried: <c>Orders/CustomerIndex</c>. Several tables stand beside each other.</param>
/// <param name="Items">The items in the answer.</param>
/// <param name="ReadUnits">The read units consumed, as the service says.</param>
/// <param name="WriteUnits">The write units consumed, as the service says; those of indexes included.</param>
/// <param name="Bytes">The size of the answer in bytes.</param>
public sealed record SentRequest(int RoundTrip, string Operation, string Target, int Items, double ReadUnits, double WriteUnits, int Bytes);
