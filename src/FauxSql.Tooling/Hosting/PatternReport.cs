namespace FauxSql.Tooling.Hosting;

/// <summary>One access pattern was answered, or explained if it writes.</summary>
/// <param name="Entity">The entity asked for, or <see langword="null"/> for a method that results in none.</param>
/// <param name="Pattern">What was asked.</param>
/// <param name="ServedBy">The key or index that served it, or several.</param>
/// <param name="Requests">How many requests were sent.</param>
/// <param name="RoundTrips">How many times an answer had to be waited for before the next request could be sent.</param>
/// <param name="Items">How many items came back.</param>
/// <param name="ReadUnits">The read capacity units consumed.</param>
/// <param name="Milliseconds">How long it took.</param>
public sealed record PatternReport(
    string? Entity, string Pattern, string ServedBy, int Requests, int RoundTrips, int Items, double ReadUnits, double Milliseconds) : HostMessage
{
    /// <summary>Whether it writes. It was not run then: requests and round trips are those of its plan.</summary>
    public bool IsWrite { get; init; }
}
