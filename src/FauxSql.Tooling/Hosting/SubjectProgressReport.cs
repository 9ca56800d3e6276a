namespace FauxSql.Tooling.Hosting;

/// <summary>Items about the subject are being found or erased.</summary>
/// <param name="Found">Those found so far.</param>
/// <param name="Done">Those erased so far.</param>
public sealed record SubjectProgressReport(long Found, long Done) : HostMessage;
