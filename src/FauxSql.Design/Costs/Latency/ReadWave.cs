namespace FauxSql.Design.Costs.Latency;

/// <summary>Requests that are sent together.</summary>
/// <param name="Requests">How many, on average.</param>
/// <param name="Calls">Of which kinds.</param>
internal readonly record struct ReadWave(double Requests, ReadCalls Calls);
