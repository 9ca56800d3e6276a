namespace FauxSql.Tooling.Hosting;

/// <summary>The tables hold data already, which was kept.</summary>
/// <param name="Scale">The scale it was filled at, or <see langword="null"/> if it did not come from the sample data.</param>
public sealed record KeptReport(int? Scale) : HostMessage;
