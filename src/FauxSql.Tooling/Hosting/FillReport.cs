namespace FauxSql.Tooling.Hosting;

/// <summary>The sample data is being written.</summary>
/// <param name="Items">How many items are written so far.</param>
public sealed record FillReport(long Items) : HostMessage;
