namespace FauxSql;

/// <summary>What an operation will send, before it is sent.</summary>
/// <param name="Requests">The requests, in the order of their round trips.</param>
public sealed record Plan(IReadOnlyList<PlannedRequest> Requests)
{
    /// <summary>The reads that the requests carry, in the order in which they lead to one another. Those that a write sends first are among them.</summary>
    public IReadOnlyList<PlannedRead> Reads { get; init; } = [];

    /// <summary>What is written, as the model says it: <c>insert Order</c>, <c>delete OrderItem</c>, each once and in alphabetical order. Empty for reads.</summary>
    public IReadOnlyList<string> Writes { get; init; } = [];

    /// <summary>How often the operation waits for the service: requests of one round trip are sent together.</summary>
    public int RoundTrips => Requests.Select(request => request.RoundTrip).Distinct().Count();

    /// <summary>The read units at least: an item that is not there or small, a query's first page, of repeated requests one.</summary>
    public double ReadUnits => Requests.Sum(request => request.ReadUnits);

    /// <summary>The write units at least: what the item's size costs the table, without its indexes.</summary>
    public double WriteUnits => Requests.Sum(request => request.WriteUnits);

    /// <summary>A table of the requests.</summary>
    public override string ToString()
    {
        var head = $"{RequestTable.Count(Requests.Count, "request")}{(Requests.Any(request => request.IsRepeated) ? " or more" : "")}, {RequestTable.Count(RoundTrips, "round trip")}"
            + (ReadUnits > 0 ? $", at least {RequestTable.Count(ReadUnits, "read unit")}" : "")
            + (WriteUnits > 0 ? $", at least {RequestTable.Count(WriteUnits, "write unit")}" : "");
        var table = new RequestTable(head);
        foreach (var request in Requests)
            table.Add(request.RoundTrip, request.Operation, request.Target, request.Detail);
        return table.ToString();
    }
}
