using System.Globalization;
using System.Text;

namespace FauxSql;

/// <summary>What an operation will send, before it is sent.</summary>
/// <param name="Requests">The requests, in the order of their round trips.</param>
public sealed record Plan(IReadOnlyList<PlannedRequest> Requests)
{
    /// <summary>How often the operation waits for the service: requests of one round trip are sent together.</summary>
    public int RoundTrips => Requests.Select(request => request.RoundTrip).Distinct().Count();

    /// <summary>The read units at least: an item that is not there or small, a query's first page, of repeated requests one.</summary>
    public double ReadUnits => Requests.Sum(request => request.ReadUnits);

    /// <summary>The write units at least: what the item's size costs the table, without its indexes.</summary>
    public double WriteUnits => Requests.Sum(request => request.WriteUnits);

    /// <summary>A table of the requests.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(Count(Requests.Count, "request")).Append(Requests.Any(request => request.IsRepeated) ? " or more, " : ", ").Append(Count(RoundTrips, "round trip"));
        if (ReadUnits > 0)
            text.Append(CultureInfo.InvariantCulture, $", at least {Count(ReadUnits, "read unit")}");
        if (WriteUnits > 0)
            text.Append(CultureInfo.InvariantCulture, $", at least {Count(WriteUnits, "write unit")}");
        var operation = Requests.Select(request => request.Operation.Length).DefaultIfEmpty().Max();
        var target = Requests.Select(request => request.Target.Length).DefaultIfEmpty().Max();
        foreach (var request in Requests)
        {
            text.Append('\n').Append(CultureInfo.InvariantCulture, $"  {request.RoundTrip}  ")
                .Append(request.Operation.PadRight(operation)).Append("  ").Append(request.Target.PadRight(target)).Append("  ").Append(request.Detail);
        }

        return text.ToString();
    }

    private static string Count(double number, string noun) => $"{number.ToString(CultureInfo.InvariantCulture)} {noun}{(number is 1 ? "" : "s")}";
}
