using System.Globalization;

namespace FauxSql;

/// <summary>What an operation has sent and used. <see cref="Plan"/> says the same before.</summary>
/// <param name="Requests">The requests, in the order of their round trips. One that had to be repeated because of throttling is one.</param>
public sealed record Usage(IReadOnlyList<SentRequest> Requests)
{
    /// <summary>What was written, as the model says it: <c>insert Order</c>, <c>delete OrderItem</c>, each once and in alphabetical order. Empty for reads.</summary>
    public IReadOnlyList<string> Writes { get; init; } = [];

    /// <summary>How often the operation waited for the service: requests of one round trip were sent together.</summary>
    public int RoundTrips => Requests.Select(request => request.RoundTrip).Distinct().Count();

    /// <summary>The items in all answers.</summary>
    public int Items => Requests.Sum(request => request.Items);

    /// <summary>The read units consumed.</summary>
    public double ReadUnits => Requests.Sum(request => request.ReadUnits);

    /// <summary>The write units consumed.</summary>
    public double WriteUnits => Requests.Sum(request => request.WriteUnits);

    /// <summary>Requests by the numbers of their waves, which become round trips counted from 1.</summary>
    internal static Usage Of(IEnumerable<(long Wave, SentRequest Request)> sent, IEnumerable<string> writes)
    {
        var all = sent.ToList();
        var roundTrips = all.Select(one => one.Wave).Distinct().Order().Index().ToDictionary(wave => wave.Item, wave => wave.Index + 1);
        return new Usage([.. all.Select(one => one.Request with { RoundTrip = roundTrips[one.Wave] })
            .OrderBy(request => request.RoundTrip).ThenBy(request => request.Operation, StringComparer.Ordinal).ThenBy(request => request.Target, StringComparer.Ordinal)])
        {
            Writes = [.. writes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
    }

    /// <summary>A table of the requests.</summary>
    public override string ToString()
    {
        var table = new RequestTable($"{RequestTable.Count(Requests.Count, "request")}, {RequestTable.Count(RoundTrips, "round trip")}{Units(ReadUnits, WriteUnits)}");
        foreach (var request in Requests)
            table.Add(request.RoundTrip, request.Operation, request.Target, $"{RequestTable.Count(request.Items, "item")}, {request.Bytes.ToString(CultureInfo.InvariantCulture)} bytes{Units(request.ReadUnits, request.WriteUnits)}");
        return table.ToString();
    }

    private static string Units(double read, double write) =>
        (read > 0 ? ", " + RequestTable.Count(read, "read unit") : "") + (write > 0 ? ", " + RequestTable.Count(write, "write unit") : "");
}
