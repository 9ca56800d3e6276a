namespace FauxSql.Design.Documents;

/// <summary>What an access pattern cost when it was run on the sample data.</summary>
/// <param name="Entity">The entity it belongs to.</param>
/// <param name="Pattern">The pattern's description.</param>
/// <param name="ServedBy">The key or index that served it, or several.</param>
/// <param name="Requests">The requests sent.</param>
/// <param name="RoundTrips">How often it waited for the service.</param>
/// <param name="ReadUnits">The read capacity units consumed.</param>
public sealed record PatternCost(string Entity, string Pattern, string ServedBy, int Requests, int RoundTrips, double ReadUnits);
