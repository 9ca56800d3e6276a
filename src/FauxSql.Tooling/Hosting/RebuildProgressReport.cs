namespace FauxSql.Tooling.Hosting;

/// <summary>Claims and items are being compared.</summary>
/// <param name="Claims">The claims compared so far.</param>
/// <param name="Items">The items compared so far.</param>
public sealed record RebuildProgressReport(long Claims, long Items) : HostMessage;
