namespace FauxSql.Benchmarks.Http;

/// <summary>What wrk saw of one operation on one server.</summary>
/// <param name="PerSecond">Operations a second.</param>
/// <param name="P50">The latency in milliseconds that half of the requests kept within.</param>
/// <param name="P99">The latency in milliseconds that 99 in 100 requests kept within.</param>
internal sealed record Measurement(double PerSecond, double P50, double P99);
