namespace FauxSql.Tooling.Hosting;

/// <summary>The project's process cannot go on.</summary>
/// <param name="Message">Why, for a person to read.</param>
public sealed record FailureReport(string Message) : HostMessage;
