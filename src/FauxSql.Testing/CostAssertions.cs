using System.Globalization;

namespace FauxSql.Testing;

/// <summary>Says what requests may cost: <c>trace.ShouldCost(requests: 2, roundTrips: 1, readUnits: 3.5)</c>. What is not named is not checked.</summary>
public static class CostAssertions
{
    /// <summary>Checks that what was sent has cost exactly so much.</summary>
    /// <param name="trace">What was sent.</param>
    /// <param name="requests">The requests.</param>
    /// <param name="roundTrips">How often the service was waited for.</param>
    /// <param name="readUnits">The read units.</param>
    /// <param name="writeUnits">The write units.</param>
    /// <exception cref="CostException">It has not.</exception>
    public static void ShouldCost(this Trace trace, int? requests = null, int? roundTrips = null, double? readUnits = null, double? writeUnits = null)
    {
        ArgumentNullException.ThrowIfNull(trace);
        trace.Used.ShouldCost(requests, roundTrips, readUnits, writeUnits);
    }

    /// <inheritdoc cref="ShouldCost(Trace, int?, int?, double?, double?)"/>
    /// <param name="used">What was sent.</param>
    /// <param name="requests">The requests.</param>
    /// <param name="roundTrips">How often the service was waited for.</param>
    /// <param name="readUnits">The read units.</param>
    /// <param name="writeUnits">The write units.</param>
    public static void ShouldCost(this Usage used, int? requests = null, int? roundTrips = null, double? readUnits = null, double? writeUnits = null) =>
        Check(used, "exactly", static (actual, wanted) => actual == wanted, requests, roundTrips, readUnits, writeUnits);

    /// <summary>Checks that what was sent has cost so much or less.</summary>
    /// <inheritdoc cref="ShouldCost(Trace, int?, int?, double?, double?)"/>
    public static void ShouldCostAtMost(this Trace trace, int? requests = null, int? roundTrips = null, double? readUnits = null, double? writeUnits = null)
    {
        ArgumentNullException.ThrowIfNull(trace);
        trace.Used.ShouldCostAtMost(requests, roundTrips, readUnits, writeUnits);
    }

    /// <inheritdoc cref="ShouldCostAtMost(Trace, int?, int?, double?, double?)"/>
    /// <param name="used">What was sent.</param>
    /// <param name="requests">The requests.</param>
    /// <param name="roundTrips">How often the service was waited for.</param>
    /// <param name="readUnits">The read units.</param>
    /// <param name="writeUnits">The write units.</param>
    public static void ShouldCostAtMost(this Usage used, int? requests = null, int? roundTrips = null, double? readUnits = null, double? writeUnits = null) =>
        Check(used, "at most", static (actual, wanted) => actual <= wanted, requests, roundTrips, readUnits, writeUnits);

    private static void Check(
        Usage used, string how, Func<double, double, bool> isFine, int? requests, int? roundTrips, double? readUnits, double? writeUnits)
    {
        ArgumentNullException.ThrowIfNull(used);
        (string What, double? Wanted, double Actual)[] figures =
        [
            ("requests", requests, used.Requests.Count),
            ("round trips", roundTrips, used.RoundTrips),
            ("read units", readUnits, used.ReadUnits),
            ("write units", writeUnits, used.WriteUnits),
        ];
        if (figures.All(figure => figure.Wanted is null))
            throw new ArgumentException("Name what is to be checked: requests, roundTrips, readUnits or writeUnits");
        var wrong = figures.Where(figure => figure.Wanted is { } wanted && !isFine(figure.Actual, wanted)).ToList();
        if (wrong.Count == 0)
            return;
        var lines = wrong.Select(figure => string.Create(CultureInfo.InvariantCulture, $"  {figure.What}: {how} {figure.Wanted} wanted, {figure.Actual} sent or used"));
        throw new CostException($"It has not cost what it should:\n{string.Join('\n', lines)}\n\n{used}\n\nUnless the test sets another, the seed of faults is {TestSeed.Value}; {TestSeed.Variable} sets it.");
    }
}
