using System.Globalization;
using System.Text;

namespace FauxSql;

/// <summary>What an operation will send, before it is sent.</summary>
/// <param name="Requests">The requests, in the order of their round trips.</param>
public sealed record Plan(IReadOnlyList<PlannedRequest> Requests)
{
    /// <summary>How often the operation waits for the service: requests of one round trip are sent together.</summary>
    public int RoundTrips => Requests.Select(request => request.RoundTrip).Distinct().Count();

    /// <summary>The read units at least: of requests that depend on what was found, one is counted.</summary>
    public double ReadUnits => Requests.Sum(request => request.ReadUnits);

    /// <summary>The write units at least.</summary>
    public double WriteUnits => Requests.Sum(request => request.WriteUnits);

    /// <summary>A table of the requests.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(Count(Requests.Count, "request")).Append(", ").Append(Count(RoundTrips, "round trip"));
        if (ReadUnits > 0)
            text.Append(CultureInfo.InvariantCulture, $", at least {Count(ReadUnits, "read unit")}");
        if (WriteUnits > 0)
            text.Append(CultureInfo.InvariantCulture, $", at least {Count(WriteUnits, "write unit")}");
        var operation = Requests.Max(request => request.Operation.Length);
        var target = Requests.Max(request => request.Target.Length);
        foreach (var request in Requests)
        {
            text.Append('\n').Append(CultureInfo.InvariantCulture, $"  {request.RoundTrip}  ")
                .Append(request.Operation.PadRight(operation)).Append("  ").Append(request.Target.PadRight(target)).Append("  ").Append(request.Detail);
        }

        return text.ToString();
    }

    private static string Count(double number, string noun) => $"{number.ToString(CultureInfo.InvariantCulture)} {noun}{(number is 1 ? "" : "s")}";
}
