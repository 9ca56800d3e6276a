using FauxSql.Protocol.Backends;
using FauxSql.Stores;

namespace FauxSql;

/// <summary>One request that was sent, and what it used.</summary>
/// <param name="RoundTrip">The round trip it belonged to, counted from 1.</param>
/// <param name="Operation">DynamoDB's operation, such as <c>Query</c>.</param>
/// <param name="Target">The physical table, and the index if one was queried: <c>Orders/CustomerIndex</c>. Several tables stand beside each other.</param>
/// <param name="Items">The items in the answer.</param>
/// <param name="ReadUnits">The read units consumed, as the service says.</param>
/// <param name="WriteUnits">The write units consumed, as the service says; those of indexes included.</param>
/// <param name="Bytes">The size of the answer in bytes.</param>
public sealed record SentRequest(int RoundTrip, string Operation, string Target, int Items, double ReadUnits, double WriteUnits, int Bytes)
{
    /// <summary>A request and its answer, or <see langword="null"/> for one that was not answered.</summary>
    internal static SentRequest Of(BackendRequest request, BackendResponse? response)
    {
        var isRead = Operations.IsRead(request.Operation);
        var answer = response is { IsSuccess: true } ? response.Body : default;
        var units = ResponseReader.Units(answer);
        return new SentRequest(
            0, request.Operation, RequestTarget.Of(request.Body), isRead ? ResponseReader.ItemsIn(answer) : 0, isRead ? units : 0, isRead ? 0 : units, response?.Body.Length ?? 0);
    }
}
