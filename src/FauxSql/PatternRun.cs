namespace FauxSql;

/// <summary>An access pattern that was run with sampled arguments.</summary>
/// <param name="Entity">The entity it belongs to, or <see langword="null"/> for a method that results in none.</param>
/// <param name="Pattern">The pattern's description.</param>
/// <param name="ServedBy">What serves it: a key or an index; for a method those of all tables it reads, such as <c>Orders/key, OrderItems/key</c>.</param>
/// <param name="Requests">The requests sent.</param>
/// <param name="RoundTrips">How often it waited for the service.</param>
/// <param name="Items">The items in the answers.</param>
/// <param name="ReadUnits">The read units consumed.</param>
/// <param name="Milliseconds">The time taken.</param>
public sealed record PatternRun(
    string? Entity, string Pattern, string ServedBy, int Requests, int RoundTrips, int Items, double ReadUnits, double Milliseconds)
{
    /// <summary>Whether it writes. It was not run then, because the data is somebody's: requests and round trips are those of its plan, and the rest is 0.</summary>
    public bool IsWrite { get; init; }
}
